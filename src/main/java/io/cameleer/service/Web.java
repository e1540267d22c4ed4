package io.cameleer.service;

import org.apache.camel.main.Main;

/** HTTP: the contracts' operations and the pages. */
final class Web {

    Web(Core core, Beans beans) {}

    void configure(Main main) {}
}
