package io.saluran.db.connection;

import io.saluran.db.DatabaseProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/// Where a database is, as an administrator writes it: `postgresql://user:password@host:5432/database?sslmode=require`.
///
/// @param url for JDBC, without user and password
record DatabaseAddress(String url, Properties login) {

    private static final String FORM = "write postgresql://user:password@host:5432/database";

    /// @throws DatabaseProblem if it is no such address
    static DatabaseAddress read(String text) {
        var plain = text.strip().replaceFirst("^jdbc:", "");
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new DatabaseProblem("The database address must begin with postgresql://; " + FORM + ".");
        }
        URI uri;
        try {
            uri = new URI(plain);
        } catch (URISyntaxException wrong) {
            // The reason holds the whole address, password and all.
            throw new DatabaseProblem("The database address cannot be read; " + FORM
                    + " and percent-encode what is special in the password.");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new DatabaseProblem("The database address lacks the host or the database; " + FORM + ".");
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, login(uri));
    }

    private static Properties login(URI uri) {
        var login = new Properties();
        var user = uri.getRawUserInfo();
        if (user != null) {
            var colon = user.indexOf(':');
            login.setProperty("user", decoded(colon < 0 ? user : user.substring(0, colon)));
            if (colon >= 0) {
                login.setProperty("password", decoded(user.substring(colon + 1)));
            }
        }
        return login;
    }

    private static String decoded(String text) {
        return URI.create("x:///" + text).getPath().substring(1);
    }

    /// An address for words: host, port and database, without what follows, which may be a password.
    static String plain(String url) {
        return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    /// Why we were not let in, in one sentence for the administrator.
    static DatabaseProblem refused(String url, Properties login, SQLException problem) {
        var place = plain(url);
        var user = login.getProperty("user", "nobody");
        var sentence = switch (Objects.requireNonNullElse(problem.getSQLState(), "")) {
            case "28P01" -> "The database at " + place + " does not take the password of the user " + user + ".";
            case "28000" -> "The database at " + place + " does not let the user " + user + " in: " + reason(problem);
            case "3D000" -> "The server of " + place + " has no database of that name; create it first.";
            case "08001", "08004" -> "The database at " + place + " cannot be reached: " + reason(problem);
            default -> "The database at " + place + " cannot be used: " + reason(problem);
        };
        return new DatabaseProblem(sentence, problem);
    }

    private static String reason(SQLException problem) {
        var said = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        return said.replaceFirst(" Check that the hostname and port are correct.*", "")
                .replaceFirst("^(FATAL|ERROR): ", "").replaceFirst("\\.?$", ".");
    }
}
