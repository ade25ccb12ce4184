package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.HashMap;

/// What the panels of other bundles are told of a deal.
final class DealRef {

    private DealRef() {}

    static RecordRef of(Facts deal) {
        var facts = new HashMap<String, String>();
        facts.put("pipeline", deal.pipeline().toString());
        facts.put("stage", deal.stage().toString());
        facts.put("stageName", deal.stageName());
        facts.put("funnel", deal.funnel());
        if (deal.productName() != null) {
            facts.put("product", deal.productName());
        }
        if (deal.industry() != null) {
            facts.put("industry", deal.industry());
        }
        return new RecordRef("deal", deal.id(), facts);
    }
}
