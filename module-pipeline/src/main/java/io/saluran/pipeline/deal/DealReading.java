package io.saluran.pipeline.deal;

/// What a deal's page reads.
record DealReading(
        DealPage page,
        DealTimeline timeline,
        DealTimelineWords words,
        DealNeighbours neighbours,
        DealAsOf asOf,
        DealRenewal renewal,
        DealCompare compare,
        UsualTimes usual) {}
