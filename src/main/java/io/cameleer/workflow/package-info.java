/**
 * The workflow language: states, transitions and callbacks as operators write them in {@code workflows/*.yaml}, the loader that refuses what would fail later, and the
 * graph and the JSON Schema made from the same description. Values and checks only: nothing here runs a workflow, and nothing here knows routes, stores or HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.workflow;
