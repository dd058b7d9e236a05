package hypervisor.source.qemu;

import hypervisor.source.qemu.MonitorAnswers.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the monitor of one guest has told in this life of its process. Only good answers are remembered.
final class Remembered {
    final ProcessIdentity process;
    private final Lifetime lifetime;
    private List<GuestInterface> interfaces = List.of();
    private List<Drive> drives = List.of();
    private boolean hasInterfaces;
    private boolean hasDrives;
    private long interfacesEnd;
    private long drivesEnd;
    private @Nullable State state;
    private @Nullable Instant answered;
    private boolean failedLast;

    Remembered(ProcessIdentity process, Lifetime lifetime) {
        this.process = process;
        this.lifetime = lifetime;
    }

    boolean wantsInterfaces() {
        return !hasInterfaces || lifetime.isOver(interfacesEnd);
    }

    boolean wantsDrives() {
        return !hasDrives || lifetime.isOver(drivesEnd);
    }

    void take(MonitorAnswers answers, Instant now) {
        List<GuestInterface> newInterfaces = answers.interfaces();
        if (newInterfaces != null) {
            interfaces = newInterfaces;
            hasInterfaces = true;
            interfacesEnd = lifetime.end();
        }
        List<Drive> newDrives = answers.drives();
        if (newDrives != null) {
            drives = newDrives;
            hasDrives = true;
            drivesEnd = lifetime.end();
        }
        State newState = answers.state();
        if (newState != null) {
            state = newState;
            // a disk was plugged in or out: which ones there are is asked the next time
            hasDrives = hasDrives && newState.hasAll(drives);
        }
        failedLast = answers.failure() != null;
        if (!failedLast) {
            answered = now;
        }
    }

    boolean isTold() {
        return !interfaces.isEmpty() || !drives.isEmpty() || hasInterfaces || hasDrives || state != null;
    }

    boolean failedLast() {
        return failedLast;
    }

    List<GuestInterface> interfaces() {
        return interfaces;
    }

    List<Drive> drives() {
        return drives;
    }

    @Nullable State state() {
        return state;
    }

    @Nullable Instant answered() {
        return answered;
    }
}
