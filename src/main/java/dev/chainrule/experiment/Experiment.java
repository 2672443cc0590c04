package dev.chainrule.experiment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SortNatural;
import org.jspecify.annotations.Nullable;

/**
 * A stored experiment. Its definition never changes; whether its runs may start and what it is called do. One that was deleted is there for
 * {@link DeletedExperiments} alone.
 */
@Entity
@SQLRestriction("deleted_at is null")
public class Experiment {

    /** Whether runs may start. */
    public enum State {
        ACTIVE,
        /** Nothing starts; what was running has gone back to the queue. */
        PAUSED,
        /** Nothing will start any more. */
        CANCELLED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private String description;

    @Column(length = 200_000)
    private String definition;

    private int runs;

    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;

    private @Nullable String submission;
    private Instant createdAt;
    private @Nullable Instant archivedAt;
    private @Nullable Instant deletedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "experiment_tag", joinColumns = @JoinColumn(name = "experiment_id"))
    @Column(name = "tag")
    @SortNatural
    @BatchSize(size = 100)
    private SortedSet<String> tags = new TreeSet<>();

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Experiment() {}

    Experiment(NewExperiment experiment, String definition, Instant createdAt) {
        this.name = experiment.name();
        this.description = experiment.description();
        this.tags = new TreeSet<>(experiment.tags());
        this.definition = definition;
        this.runs = Math.toIntExact(experiment.definition().sweep().runs());
        this.submission = experiment.submission();
        this.createdAt = createdAt;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("Experiment “%s” is not stored yet.".formatted(name));
        }
        return id;
    }

    /** Rises with every change. */
    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** As {@link DefinitionJson} writes it. */
    public String definition() {
        return definition;
    }

    public int runs() {
        return runs;
    }

    public State state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public SortedSet<String> tags() {
        return new TreeSet<>(tags);
    }

    /** @return whether that changed anything */
    boolean pause() {
        if (state == State.CANCELLED) {
            throw new IllegalStateException("“%s” is cancelled and cannot be paused.".formatted(name));
        }
        boolean changed = state != State.PAUSED;
        state = State.PAUSED;
        return changed;
    }

    /** @return whether that changed anything */
    boolean resume() {
        if (state == State.CANCELLED) {
            throw new IllegalStateException(
                    "“%s” is cancelled and cannot be resumed. Retry its runs one by one, or clone it.".formatted(name));
        }
        boolean changed = state != State.ACTIVE;
        state = State.ACTIVE;
        return changed;
    }

    public boolean archived() {
        return archivedAt != null;
    }

    void archive(Instant now) {
        archivedAt = archivedAt == null ? now : archivedAt;
    }

    void takeOut() {
        archivedAt = null;
    }

    /** Its submission key is free again: the same request sent anew makes a new experiment. */
    void delete(Instant now) {
        deletedAt = now;
        submission = null;
    }

    void rename(Labels labels) {
        name = labels.name();
        description = labels.description();
        tags.clear();
        tags.addAll(labels.tags());
    }

    /** Nothing of it will start any more. */
    public void cancel() {
        state = State.CANCELLED;
    }

    /** A run of a cancelled experiment is wanted after all. */
    public void reopen() {
        if (state == State.CANCELLED) {
            state = State.ACTIVE;
        }
    }
}
