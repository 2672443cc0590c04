package dev.chainrule.experiment;

import java.io.File;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How many bytes of weights a run may keep: its own limit, its share of the experiment's, and its share of the disk that is free. */
@Component
public class StorageBudget {

    /** Left free whatever happens, for the database's own needs. */
    private static final long RESERVE_BYTES = DataSize.ofMegabytes(256).toBytes();

    private final long runBytes;
    private final long experimentBytes;
    private final File folder;

    public StorageBudget(
            @Value("${chainrule.storage.run:64MB}") DataSize run,
            @Value("${chainrule.storage.experiment:2GB}") DataSize experiment,
            @Value("${chainrule.data-dir}") Path dataDir) {
        this.runBytes = run.toBytes();
        this.experimentBytes = experiment.toBytes();
        this.folder = dataDir.toAbsolutePath().toFile();
    }

    /** Bytes for each of so many runs. */
    public long bytesPerRun(long runs) {
        long share = Math.min(experimentBytes, Math.max(0, freeBytes() - RESERVE_BYTES)) / Math.max(1, runs);
        return Math.min(runBytes, share);
    }

    /** Whether the disk has room for so many more bytes beyond the reserve. */
    public boolean hasRoom(long bytes) {
        return freeBytes() - RESERVE_BYTES >= bytes;
    }

    /** Free space where the data lies. A database on another machine has a disk of its own, which is not seen from here. */
    public long freeBytes() {
        File existing = folder;
        while (existing != null && !existing.exists()) {
            existing = existing.getParentFile();
        }
        return existing == null ? Long.MAX_VALUE : existing.getUsableSpace();
    }
}
