package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.deal.ItemAmounts.Terms;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The line items of a deal over HTTP. Their version is the deal's: every answer has its `ETag`, every change takes it as
/// `If-Match`. Prices are in the currency that is
/// named; `amount` is of all billings of an item, without tax.
@Component(service = RestResource.class)
@Path("deals/{deal}/items")
@Permit(DealPermissions.READ)
public final class DealItemsResource implements RestResource {

    private final DealPage reading;
    private final DealParts parts;

    @Activate
    public DealItemsResource(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        reading = new DealPage(db);
        parts = new DealParts(db, events, clock);
    }

    /// @param product null for something outside the catalogue
    /// @param amount quantity times unit price; null while the price is unknown
    public record Item(
            UUID id,
            @Nullable UUID product,
            String name,
            BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            BigDecimal discount,
            BigDecimal tax,
            @Nullable String period,
            @Nullable Integer term,
            @Nullable BigDecimal amount) {}

    /// @param currency in which all of it is
    /// @param total of the items that have a price, without tax; null when none has
    /// @param tax of the same
    /// @param oneOff of those that do not recur, without tax
    /// @param monthly and yearly: what recurs, without tax; null when nothing does
    public record Items(
            List<Item> items,
            String currency,
            @Nullable BigDecimal total,
            BigDecimal tax,
            BigDecimal oneOff,
            @Nullable BigDecimal monthly,
            @Nullable BigDecimal yearly) {}

    /// @param name the product's when it is not given
    /// @param quantity 1 when it is not given
    /// @param unitPrice null while it is unknown
    public record NewItem(
            @Nullable UUID product,
            @Nullable String name,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal tax,
            @Nullable String period,
            @Nullable Integer term) {}

    public record Change(
            BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal tax,
            @Nullable String period,
            @Nullable Integer term) {}

    @GET
    @Operation(summary = "Lists the line items of a deal in their order, with their total")
    public Response list(@PathParam("deal") UUID deal, @Context Viewer viewer) {
        return answer(find(deal, viewer)).build();
    }

    @POST
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Adds a line item, of the catalogue or in free words")
    public Response add(@PathParam("deal") UUID deal, @HeaderParam("If-Match") @Nullable String ifMatch, NewItem given,
            @Context Viewer viewer) {
        var item = new DealParts.NewItem(given.product(), given.name() == null ? "" : given.name(),
                given.quantity() == null ? BigDecimal.ONE : given.quantity(), given.unitPrice(),
                terms(given.discount(), given.tax(), given.period(), given.term()));
        return change(deal, ifMatch, viewer, now -> parts.addItem(viewer, deal, item, now.version())).status(201)
                .build();
    }

    @PUT
    @Path("{item}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Changes quantity, unit price and terms of a line item")
    public Response update(@PathParam("deal") UUID deal, @PathParam("item") UUID item,
            @HeaderParam("If-Match") @Nullable String ifMatch, Change given, @Context Viewer viewer) {
        var quantity = DealBodies.required("quantity", given.quantity());
        return change(deal, ifMatch, viewer, now -> {
            within(now, item);
            return parts.changeItem(viewer, deal, item, new ItemAmounts.Line(quantity, given.unitPrice(),
                    terms(given.discount(), given.tax(), given.period(), given.term())), now.version());
        }).build();
    }

    @DELETE
    @Path("{item}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Removes a line item")
    public Response remove(@PathParam("deal") UUID deal, @PathParam("item") UUID item,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Context Viewer viewer) {
        return change(deal, ifMatch, viewer, now -> {
            within(now, item);
            return parts.removeItem(viewer, deal, item, now.version());
        }).build();
    }

    private Response.ResponseBuilder change(UUID deal, @Nullable String ifMatch, Viewer viewer,
            Function<Facts, Deals.Outcome> change) {
        var now = find(deal, viewer);
        Versions.check(ifMatch, now.version(), "deal");
        DealsResource.answer(change.apply(now));
        return answer(find(deal, viewer));
    }

    private static void within(Facts deal, UUID item) {
        if (deal.lineItems().stream().noneMatch(each -> each.id().equals(item))) {
            throw Problem.notFound("Item", item);
        }
    }

    private static Response.ResponseBuilder answer(Facts deal) {
        var amounts = deal.items();
        return Response
                .ok(new Items(deal.lineItems().stream().map(item -> item(item, deal.digits())).toList(),
                        java.util.Objects.requireNonNullElse(deal.currency(), deal.reporting()), amounts.total(),
                        amounts.tax(), amounts.oneOff(), amounts.monthly(), amounts.yearly()))
                .tag(Versions.tag(deal.version()));
    }

    private static Item item(LineItem item, int digits) {
        var terms = item.terms();
        return new Item(item.id(), item.product(), item.name(), item.quantity(), item.unitPrice(), terms.discount(),
                terms.tax(), terms.period() == null ? null : terms.period().key(), terms.term(),
                item.line().amount(digits));
    }

    private static Terms terms(@Nullable BigDecimal discount, @Nullable BigDecimal tax, @Nullable String period,
            @Nullable Integer term) {
        if (period != null && Period.of(period).isEmpty()) {
            throw Problem.invalid("period", "\"period\" must be \"month\", \"quarter\" or \"year\".");
        }
        return new Terms(discount == null ? BigDecimal.ZERO : discount, tax == null ? BigDecimal.ZERO : tax,
                Period.of(period).orElse(null), term);
    }

    private Facts find(UUID deal, Viewer viewer) {
        return reading.of(viewer, deal).orElseThrow(() -> Problem.notFound("Deal", deal));
    }
}
