package io.cameleer.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds text. A character NUL, which programs print and PostgreSQL refuses, becomes U+FFFD on every database, so that
 * what a program printed never keeps its result from being stored.
 */
final class TextArguments extends AbstractArgumentFactory<String> {

    TextArguments() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        return (position, statement, context) -> statement.setString(position, value.replace('\0', '\uFFFD'));
    }
}
