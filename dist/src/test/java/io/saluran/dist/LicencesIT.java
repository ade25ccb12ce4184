package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LicencesIT {

    @Test
    void every_library_of_the_distribution_is_named_with_its_licence() throws IOException {
        var named = Files.readString(Path.of("..", "docs", "licences.md"));
        var missing = new TreeSet<String>();
        for (var folder : new String[] {"lib", "bundles", "author"}) {
            try (var jars = Files.list(Path.of("target", "saluran", folder))) {
                jars.map(jar -> String.valueOf(jar.getFileName()).replaceFirst("-(\\d|RELEASE\\d).*", ""))
                        .filter(name -> !name.matches("author-tools|db|dist|platform-core|ui|module-.*"))
                        .filter(name -> !named.contains(":" + name + ",") && !named.contains(":" + name + " |"))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }
}
