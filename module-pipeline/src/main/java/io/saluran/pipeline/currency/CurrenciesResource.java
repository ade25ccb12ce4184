package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.EXCHANGE_RATE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.currency.Rates.Missing;
import io.saluran.pipeline.currency.Rates.Narrowing;
import io.saluran.pipeline.currency.Rates.Rate;
import io.saluran.pipeline.record.Limit;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.view.CompanyViews;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The reporting currency and the exchange rates by day, over HTTP. The values of deals follow a change of a rate before it
/// is answered, which takes as long as there are deals in other currencies; many rates at once are better imported.
@Component(service = RestResource.class)
@Path("currencies")
@Permit(CurrencyPermissions.CONFIGURE)
public final class CurrenciesResource implements RestResource {

    private final Db db;
    private final Rates rates;

    @Activate
    public CurrenciesResource(@Reference Db db, @Reference Events events, @Reference Settings settings,
            @Reference CompanyViews views) {
        this.db = db;
        rates = new Rates(db, events, settings, views);
    }

    /// @param reporting in which all values are
    /// @param rated currencies that have a rate
    /// @param missing deals that have no value for want of a rate, by currency
    public record Currencies(String reporting, List<String> rated, List<Missing> missing) {}

    /// @param rate what one unit costs, more than 0
    public record NewRate(@Nullable BigDecimal rate) {}

    @GET
    @Operation(summary = "The reporting currency, and the others that deals are in")
    public Currencies get() {
        return new Currencies(rates.reporting(), rates.currencies(), rates.missing());
    }

    @GET
    @Path("rates")
    @Listing(sort = "-on", filter = {"currency", "until"})
    @Operation(summary = "Lists the rates, the latest first")
    public PageOf<Rate> list(@Context ListQuery query) {
        var of = new Narrowing(query.filter("currency").map(CurrenciesResource::code).orElse(""),
                query.date("until").orElse(null));
        return db.read(sql -> query.page(Rates.of(sql, of), Map.of("on", EXCHANGE_RATE.VALID_ON), EXCHANGE_RATE.ID,
                Rates::rate));
    }

    @PUT
    @Path("rates/{currency}/{base}/{on}")
    @Operation(summary = "Sets what one unit of a currency costs in another from a day on")
    public Rate set(@PathParam("currency") String currency, @PathParam("base") String base,
            @PathParam("on") String on, NewRate given, @Context Viewer viewer) {
        if (given.rate() == null) {
            throw Problem.invalid("rate", "\"rate\" is missing.");
        }
        var rate = new Rate(code(currency), code(base), day(on), given.rate());
        rates.set(viewer, rate).ifPresent(why -> {
            throw Problem.invalid("rate", switch (why) {
                case SAME -> "A currency has no rate in itself.";
                case NO_RATE, NEEDS_RATE -> "\"rate\" must be more than 0 and at most " + Limit.RATE.toPlainString()
                        + ", and so must one divided by it.";
            });
        });
        rates.follow(viewer);
        return rate;
    }

    @DELETE
    @Path("rates/{currency}/{base}/{on}")
    @Operation(summary = "Takes a rate away")
    public Response remove(@PathParam("currency") String currency, @PathParam("base") String base,
            @PathParam("on") String on, @Context Viewer viewer) {
        var key = new Rate(code(currency), code(base), day(on), BigDecimal.ONE);
        if (!rates.remove(viewer, key)) {
            throw Problem.notFound("Rate", currency + '/' + base + '/' + on);
        }
        rates.follow(viewer);
        return Response.noContent().build();
    }

    private static String code(String given) {
        try {
            return Currency.getInstance(given.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException none) {
            throw Problem.invalid("currency",
                    "\"" + given + "\" is no currency; it is a code of three letters, such as USD.");
        }
    }

    private static LocalDate day(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException none) {
            throw Problem.invalid("on", "\"" + given + "\" is no day; write it as 2026-11-24.");
        }
    }
}
