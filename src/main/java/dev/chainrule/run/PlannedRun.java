package dev.chainrule.run;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was decided about a run when it was submitted, and never changes. */
@MappedSuperclass
abstract class PlannedRun {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long experimentId;
    private int ordinal;
    private double learningRate;
    private String initialization;
    private long seed;

    @Column(length = 20_000)
    private String definition;

    private String dataFingerprint;
    private long parameters;
    private int epochs;
    private double chance;
    private long weightsBudget;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PlannedRun() {}

    PlannedRun(RunPlan plan) {
        this.experimentId = plan.experimentId();
        this.ordinal = plan.ordinal();
        this.learningRate = plan.definition().learningRate();
        this.initialization = plan.definition().initialization().id();
        this.seed = plan.definition().seed();
        this.definition = plan.json();
        this.dataFingerprint = plan.dataFingerprint();
        this.parameters = plan.parameters();
        this.epochs = plan.definition().training().epochs();
        this.chance = plan.chance();
        this.weightsBudget = plan.weightsBudget();
        this.createdAt = plan.now();
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException(
                    "Run %d of experiment %d is not stored yet.".formatted(ordinal, experimentId));
        }
        return id;
    }

    public long experimentId() {
        return experimentId;
    }

    /** Place among the experiment's runs, from 0, in the order they are performed. */
    public int ordinal() {
        return ordinal;
    }

    public double learningRate() {
        return learningRate;
    }

    public String initialization() {
        return initialization;
    }

    public long seed() {
        return seed;
    }

    public String definition() {
        return definition;
    }

    public String dataFingerprint() {
        return dataFingerprint;
    }

    public long parameters() {
        return parameters;
    }

    public int epochs() {
        return epochs;
    }

    /** Loss of guessing without looking: ln k for k classes, the target's variance for squared error. */
    public double chance() {
        return chance;
    }

    public long weightsBudget() {
        return weightsBudget;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
