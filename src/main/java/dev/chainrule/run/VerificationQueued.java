package dev.chainrule.run;

/** A verification is to be performed; whoever hears it is in the same transaction. */
public record VerificationQueued(long verificationId) {}
