package io.saluran.pipeline.demo;

import org.jooq.DSLContext;

/// Tags on a third of the deals, told by their names, so that the rest of the demo is the same without them.
final class DemoTags {

    private DemoTags() {}

    static void add(DSLContext sql) {
        sql.execute(
                """
                        update pipeline.deal
                           set fields = fields || jsonb_build_object('tags', tagged.tags)
                          from (select id, to_jsonb(array_remove(array[case when number % 11 = 0 then 'Pilot' end,
                                                                       case when number % 7 = 1 then 'Tender' end,
                                                                       case when number % 9 = 2 then 'Trade fair' end,
                                                                       case when number % 13 = 3 then 'Urgent' end], null)) as tags
                                  from (select id, ('x' || left(md5(name || opened_on), 6))::bit(24)::int as number
                                          from pipeline.deal) numbered) tagged
                         where tagged.id = deal.id and tagged.tags <> '[]'""");
    }
}
