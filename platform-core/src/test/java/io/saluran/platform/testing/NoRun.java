package io.saluran.platform.testing;

import io.saluran.platform.job.JobRun;
import java.time.Instant;

/// A run that nobody watches and nobody ends; keeps how far it was said to be.
public final class NoRun implements JobRun {

    private double share;

    @Override
    public Instant due() {
        return Instant.EPOCH;
    }

    @Override
    public void progress(double to) {
        share = to;
    }

    @Override
    public boolean isEnding() {
        return false;
    }

    /// From 0 to 1.
    public double share() {
        return share;
    }
}
