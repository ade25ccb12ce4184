package io.saluran.pipeline.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What a deal is about: its name, and what it consists of.
///
/// @param items the main thing first
record Offer(String name, String product, List<Item> items) {

    private static final String INSTALLATION = "Installation and wiring";
    private static final String MONITORING = "Monitoring, per month";
    private static final int MONTHS = 12;
    private static final double WORTH_OF_ONE_CREW = 160_000;
    private static final BigDecimal FINE_UP_TO = BigDecimal.valueOf(5_000);

    record Item(String product, int quantity, BigDecimal unitPrice) {
        BigDecimal total() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /// A kind of deal.
    ///
    /// @param name holds `{n}` for the number of pieces
    /// @param industries `*` for all
    record Kind(String name, String product, int fewest, int most, List<String> industries) {

        static Kind of(List<String> cells) {
            return new Kind(cells.get(0), cells.get(1), Integer.parseInt(cells.get(2)), Integer.parseInt(cells.get(3)),
                    List.of(cells.get(4).split(", ")));
        }

        boolean fits(String industry) {
            return industries.contains("*") || industries.contains(industry);
        }
    }

    static Offer of(Kind kind, DemoPrices prices, Chance chance) {
        // small ones are more frequent
        var luck = chance.between(0.0, 1.0);
        var quantity = kind.fewest() + (int) Math.round((kind.most() - kind.fewest()) * luck * luck);
        var items = new ArrayList<Item>();
        items.add(new Item(kind.product(), quantity, near(prices.of(kind.product()), chance)));
        if (!prices.isService(kind.product())) {
            var crews = Math.max(1, (int) Math.round(items.getFirst().total().doubleValue() / WORTH_OF_ONE_CREW));
            items.add(new Item(INSTALLATION, crews, near(prices.of(INSTALLATION), chance)));
            if (chance.in(0.55)) {
                items.add(new Item(MONITORING, MONTHS * crews, prices.of(MONITORING)));
            }
        }
        return new Offer(kind.name().replace("{n}", Integer.toString(quantity)), kind.product(), List.copyOf(items));
    }

    /// Around the list price, round to 10 or 100.
    private static BigDecimal near(BigDecimal listPrice, Chance chance) {
        var round = listPrice.compareTo(FINE_UP_TO) < 0 ? 1 : 2;
        return listPrice.multiply(BigDecimal.valueOf(chance.between(0.93, 1.03))).setScale(-round, RoundingMode.HALF_UP)
                .setScale(0);
    }

    BigDecimal value() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
