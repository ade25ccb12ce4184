package io.saluran.pipeline.deal;

/// What the board reads, and where it keeps how a person wants it.
record DealBoardReading(DealBoard board, DealLanes lanes, DealList list, UsualTimes usual, PageChoices choices) {}
