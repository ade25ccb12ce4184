package io.saluran.pipeline.deal;

import io.saluran.pipeline.score.DealScores;

/// What a deal's page reads.
record DealReading(
        DealPage page,
        DealTimeline timeline,
        DealTimelineWords words,
        DealNeighbours neighbours,
        DealAsOf asOf,
        DealRenewal renewal,
        DealCompare compare,
        UsualTimes usual,
        DealScores scores) {}
