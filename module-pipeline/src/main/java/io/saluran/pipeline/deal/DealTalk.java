package io.saluran.pipeline.deal;

/// What people put to a deal beside its facts: what they say, what they do, and files.
record DealTalk(DealComments comments, DealFiles files, DealActivities activities) {}
