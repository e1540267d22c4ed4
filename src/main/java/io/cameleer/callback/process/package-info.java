/** Processes that outlive the service: started under a supervisor, found again after a restart, ended with all they started. */
@org.jspecify.annotations.NullMarked
package io.cameleer.callback.process;
