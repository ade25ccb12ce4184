package io.saluran.platform.internal.extension;

/// Why a file is not taken.
public enum JarRefusal {

    TOO_LARGE("extension.refused.too-large"), NOT_A_JAR("extension.refused.not-a-jar"), BROKEN(
            "extension.refused.broken"), UNPACKS_TOO_LARGE("extension.refused.unpacks-too-large"), CLIMBS_OUT(
                    "extension.refused.climbs-out"), SIGNATURE("extension.refused.signature"), NOT_A_BUNDLE(
                            "extension.refused.not-a-bundle"), VERSION("extension.refused.version"), OUR_NAME(
                                    "extension.refused.our-name"), SCHEMA_FORM(
                                            "extension.refused.schema-form"), SCHEMA_TAKEN(
                                                    "extension.refused.schema-taken"), OLDER(
                                                            "extension.refused.older"), SAME("extension.refused.same");

    private final String key;

    JarRefusal(String key) {
        this.key = key;
    }

    JarAnswer.Refused of(String... arguments) {
        return new JarAnswer.Refused(this, Words.of(key, arguments));
    }
}
