package io.cameleer.web;

import io.cameleer.callback.dispatch.ExecutionCommands;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.ProgressChange;
import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import io.cameleer.http.Pages;
import io.cameleer.http.ProblemException;
import io.cameleer.store.Store;
import java.util.Optional;
import java.util.Set;

/**
 * What a person does to a callback execution from its page: gives the answer that it waits for, cancels it, runs it again.
 * Each form carries a token that only our own page for this person has.
 */
public final class ExecutionForms {

    private static final String BASE = "/callback_executions/:id/";
    private static final Set<String> ANSWERS = Set.of("success", "failed");
    private static final int LONGEST_NOTE = 10_000;

    private final Store store;
    private final ExecutionCommands commands;

    public ExecutionForms(Store store, ExecutionCommands commands) {
        this.store = store;
        this.commands = commands;
    }

    public void addTo(Pages pages) {
        pages.post(BASE + "finish", this::finish)
                .post(BASE + "cancel", this::cancel)
                .post(BASE + "retry", this::retry);
    }

    private PageAnswer finish(PageRequest request) {
        Execution execution = execution(request);
        String result = request.form("result");
        if (!ANSWERS.contains(result)) {
            throw new ProblemException(400, "Say whether it was a success or failed.");
        }
        String note = note(request);
        ProgressChange change =
                new ProgressChange("finished", result, AnswerValues.read(request), null, note.isEmpty() ? null : note);
        Optional<String> refusal = store.transact(session -> {
            Execution now = session.governor().execution(execution.id()).orElseThrow();
            return now.isResolved() || now.status().equals("waiting")
                    ? Executions.change(session.governor(), now, change, request.user())
                    : Optional.of("callback " + now.callback().label() + " does not wait for an answer; it is "
                            + now.status());
        });
        return answer(execution, refusal);
    }

    private PageAnswer cancel(PageRequest request) {
        Execution execution = execution(request);
        return answer(execution, commands.cancel(execution.id(), request.user(), note(request)));
    }

    private PageAnswer retry(PageRequest request) {
        Execution execution = execution(request);
        return answer(execution, commands.retry(execution.id(), request.user()));
    }

    private static PageAnswer answer(Execution execution, Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new ProblemException(409, refusal.get());
        }
        return PageAnswer.seeOther("/actions/" + execution.actionId() + "#callback-" + execution.id());
    }

    private Execution execution(PageRequest request) {
        long id = Numbers.id(request);
        Execution execution = store.read(session -> session.governor().execution(id))
                .orElseThrow(() -> new ProblemException(404, "There is no callback execution " + id));
        FormToken.require(request, execution.secretKey());
        return execution;
    }

    private static String note(PageRequest request) {
        String note = request.form("note").strip();
        if (note.length() > LONGEST_NOTE) {
            throw new ProblemException(400, "The note is longer than " + LONGEST_NOTE + " characters.");
        }
        return note;
    }
}
