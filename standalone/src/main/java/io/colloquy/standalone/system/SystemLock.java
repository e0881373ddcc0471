package io.colloquy.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One system a home: the operating system holds the lock for the launcher's life and drops it however that ends. */
final class SystemLock implements AutoCloseable {
    private final FileChannel channel;

    private SystemLock(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<SystemLock> tryTake(Home home) {
        try {
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockOrNull(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new SystemLock(channel));
        } catch (IOException e) {
            throw new CannotStart("The lock " + home.lock() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static FileLock lockOrNull(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
