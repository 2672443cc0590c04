package dev.chainrule.dashboard;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What was used last, up to a weight of all together; what has gone unused longest goes first. Unlike a cache that counts how often something
 * was wanted, it never turns away what has just come. Safe for any thread.
 */
final class Recent<K, V> {

    private final int most;
    private final ToIntFunction<V> weight;
    private final Map<K, V> kept = new LinkedHashMap<>(16, .75f, true);
    private int total;

    Recent(int most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** The newest is kept whatever it weighs. */
    synchronized void keep(K key, V value) {
        V before = kept.put(key, value);
        total += weight.applyAsInt(value) - (before == null ? 0 : weight.applyAsInt(before));
        Iterator<V> oldest = kept.values().iterator();
        while (total > most && kept.size() > 1) {
            total -= weight.applyAsInt(oldest.next());
            oldest.remove();
        }
    }
}
