package io.saluran.pipeline.deal;

/// What the table of deals reads, and where it keeps how a person wants it.
record DealTable(DealList list, DealGroups groups, DealPage page, PageChoices choices) {}
