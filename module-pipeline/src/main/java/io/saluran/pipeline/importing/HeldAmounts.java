package io.saluran.pipeline.importing;

import io.saluran.db.Db;
import io.saluran.platform.setting.AmountHolder;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Whether there are amounts in the pipeline: of deals, of what is in them, or of products.
@Component
public final class HeldAmounts implements AmountHolder {

    private final Db db;

    @Activate
    public HeldAmounts(@Reference Db db) {
        this.db = db;
    }

    @Override
    public boolean holdsAmounts() {
        return db.read(HeldAmounts::exist);
    }

    static boolean exist(DSLContext sql) {
        return Boolean.TRUE.equals(sql.fetchValue("""
                select exists (select from pipeline.deal where value is not null)
                    or exists (select from pipeline.product where list_price is not null)
                    or exists (select from pipeline.line_item where unit_price is not null)"""));
    }
}
