package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;
import static io.saluran.content.sql.content.Tables.ASSET_TYPE;
import static io.saluran.content.sql.platform.Tables.FILE;
import static io.saluran.content.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/// An asset as lists, pages and REST show it.
///
/// @param type name of its type
/// @param typeText text key of the type's name; null for a type that the company added
/// @param pages of a document, slides of a presentation; null where there are none
/// @param mediaType null for a link, as name and bytes of the file are
/// @param url null for a file
record AssetRow(
        UUID id,
        String title,
        String summary,
        String kind,
        UUID typeId,
        String type,
        @Nullable String typeText,
        String cover,
        String funnel,
        String language,
        @Nullable String persona,
        @Nullable String product,
        @Nullable String industry,
        List<String> tags,
        @Nullable Integer pages,
        @Nullable String fileName,
        @Nullable String mediaType,
        @Nullable Long bytes,
        @Nullable String url,
        String state,
        @Nullable Instant publishedAt,
        @Nullable UUID owner,
        @Nullable String ownerName,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    boolean holdsFile() {
        return kind.equals("file");
    }

    boolean showsImage() {
        return mediaType != null && ServedFile.isImage(mediaType);
    }

    AssetDetails details() {
        return new AssetDetails(title, summary, typeId, funnel, language, persona, product, industry, tags);
    }

    @Unrestricted("only reads the columns of rows that a query was narrowed to")
    static SelectConditionStep<Record> select(DSLContext sql, Condition which, SelectField<?>... more) {
        var fields = new java.util.ArrayList<SelectField<?>>(List.of(ASSET.ID, ASSET.TITLE, ASSET.SUMMARY, ASSET.KIND,
                ASSET.TYPE_ID, ASSET_TYPE.NAME, ASSET_TYPE.TEXT_KEY, ASSET_TYPE.COVER, ASSET.FUNNEL, ASSET.LANGUAGE,
                ASSET.PERSONA, ASSET.PRODUCT, ASSET.INDUSTRY, ASSET.TAGS, ASSET.PAGES, FILE.NAME, FILE.MEDIA_TYPE,
                FILE.BYTES, ASSET.URL, ASSET.STATE, ASSET.PUBLISHED_AT, ASSET.OWNER_ID, PERSON_CARD.NAME,
                ASSET.CREATED_AT, ASSET.UPDATED_AT, ASSET.VERSION));
        fields.addAll(List.of(more));
        return sql.select(fields)
                .from(ASSET)
                .join(ASSET_TYPE).on(ASSET_TYPE.ID.eq(ASSET.TYPE_ID))
                .leftJoin(FILE).on(FILE.ID.eq(ASSET.FILE_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(ASSET.OWNER_ID))
                .where(which);
    }

    @Unrestricted("only reads the columns of rows that a query was narrowed to")
    static AssetRow of(Record row) {
        return new AssetRow(row.get(ASSET.ID), row.get(ASSET.TITLE), row.get(ASSET.SUMMARY), row.get(ASSET.KIND),
                row.get(ASSET.TYPE_ID), row.get(ASSET_TYPE.NAME), row.get(ASSET_TYPE.TEXT_KEY),
                row.get(ASSET_TYPE.COVER),
                row.get(ASSET.FUNNEL), row.get(ASSET.LANGUAGE), row.get(ASSET.PERSONA), row.get(ASSET.PRODUCT),
                row.get(ASSET.INDUSTRY), List.of(row.get(ASSET.TAGS)), row.get(ASSET.PAGES), row.get(FILE.NAME),
                row.get(FILE.MEDIA_TYPE), row.get(FILE.BYTES), row.get(ASSET.URL), row.get(ASSET.STATE),
                row.get(ASSET.PUBLISHED_AT), row.get(ASSET.OWNER_ID), row.get(PERSON_CARD.NAME),
                row.get(ASSET.CREATED_AT), row.get(ASSET.UPDATED_AT), row.get(ASSET.VERSION));
    }
}
