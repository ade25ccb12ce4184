package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X9")
class CommandLineTest {

    private record Said(int code, String out, String errors) {}

    private static Said say(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var surroundings = new Surroundings(null, List.of(arguments), Path.of(""), InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        var code = Main.commandLine(surroundings).execute(arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void help_names_every_command_the_exit_codes_and_where_settings_stand() {
        var said = say("--help");

        assertThat(said.code).isZero();
        assertThat(said.out).contains("serve", "user", "token", "import", "bundle", "3   done with rejected rows",
                "SALURAN_HOME", "saluran.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "user", "user add", "token", "token create", "import", "import undo", "bundle",
            "bundle list", "bundle start", "bundle stop"})
    void each_command_tells_about_each_of_its_options(String command) {
        var said = say((command + " --help").split(" "));

        assertThat(said.code).isZero();
        assertThat(said.out).contains("Usage: ./run " + command);
        // An option without a description ends its line.
        assertThat(said.out.lines().filter(line -> line.matches("\\s+(-\\w, )?--[\\w-]+(=\\S+)?"))
                .filter(line -> line.length() < 25)).as(said.out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "sevre, Unmatched argument, ./run --help",
            "user, Missing required subcommand, ./run user --help",
            "user add --email a@b.example, Missing required options, ./run user add --help",
            "user add --email a@b.example --name Ali --role king, There is no role king, ./run user add --help",
            "user add --email nothing --name Ali --role rep, is not an email address, ./run user add --help",
            "token create, Missing required option, ./run token create --help",
            "bundle start, Missing required parameter, ./run bundle start --help",
            "serve --port many, Invalid value, ./run serve --help",
            "import, Say what to import, ./run import FILE --as deals"})
    void wrong_usage_ends_with_2_and_a_hint(String command, String about, String hint) {
        var said = say(command.split(" "));

        assertThat(said.code).isEqualTo(2);
        assertThat(said.errors).contains(about, hint);
        assertThat(said.errors.lines().count()).as(said.errors).isLessThan(6);
        assertThat(said.out).isEmpty();
    }
}
