package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HelpersTest {

    @Test
    void everyPieceIsDoneOnceAndSeenByTheThreadHelped() {
        int rounds = 20_000;
        int pieces = 7;
        int[] done = new int[pieces]; // plain: what helpers wrote must be visible after perform()

        try (Helpers helpers = new Helpers(3)) {
            for (int round = 1; round <= rounds; round++) {
                helpers.perform((index, member) -> done[index]++, pieces);
                for (int piece = 0; piece < pieces; piece++) {
                    assertThat(done[piece])
                            .as("piece %d in round %d", piece, round)
                            .isEqualTo(round);
                }
            }
        }
    }

    /** The first piece ends when the second has begun, which is the helper's, or none would ever end. */
    @Test
    @Timeout(60)
    void piecesAreDoneAtTheSameTime() {
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        Set<Integer> members = ConcurrentHashMap.newKeySet();

        try (Helpers helpers = new Helpers(1)) {
            helpers.perform(
                    (index, member) -> {
                        begun.add(index);
                        members.add(member);
                        while (begun.size() < 2) {
                            Thread.onSpinWait();
                        }
                    },
                    2);
        }

        assertThat(members).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void whatAPieceThrowsIsThrownWhenTheOthersAreDone() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        try (Helpers helpers = new Helpers(2)) {
            assertThatThrownBy(() -> helpers.perform(
                            (index, member) -> {
                                if (index == 3) {
                                    throw new IllegalStateException("piece 3");
                                }
                                done.add(index);
                            },
                            6))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("piece 3");
        }

        assertThat(done).containsExactlyInAnyOrder(0, 1, 2, 4, 5);
    }

    @Test
    @Timeout(60)
    void helpersEndWithTheTraining() throws InterruptedException {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        EpochListener listener = epoch -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("training-helper"))
                .forEach(helpers::add);

        new Trainer(3, Trainings.FINEST).train(Trainings.rings(0.9, 2), Trainings.rings(), listener, StopSignal.NEVER);

        assertThat(helpers).hasSizeGreaterThanOrEqualTo(2);
        for (Thread helper : helpers) {
            helper.join();
        }
    }

    @Test
    void aTrainingWithoutALargeStepStaysOnItsThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> during = ConcurrentHashMap.newKeySet();

        new Trainer(3)
                .train(
                        Trainings.rings(0.9, 1),
                        Trainings.rings(),
                        epoch -> during.addAll(Thread.getAllStackTraces().keySet()),
                        StopSignal.NEVER);

        during.removeAll(before);
        assertThat(during).noneMatch(thread -> thread.getName().startsWith("training-helper"));
    }

    @Test
    void noThreadsAtAllAreTooFew() {
        assertThatThrownBy(() -> new Trainer(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 threads for one training. Use 1 to 64.");
    }
}
