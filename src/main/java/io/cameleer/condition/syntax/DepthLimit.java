package io.cameleer.condition.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Stops the parser before expressions within expressions use up the stack. */
final class DepthLimit implements ParseTreeListener {

    /** About eighteen rules lie between an expression and the one in its brackets. */
    private static final int RULES = 1_500;

    private final int offset;
    private int depth;

    DepthLimit(int offset) {
        this.offset = offset;
    }

    @Override
    public void enterEveryRule(ParserRuleContext context) {
        depth++;
        if (depth > RULES) {
            int start = offset + context.getStart().getStartIndex();
            throw new FirstSyntaxError.Found(
                    new Fault(new Place(start, start + 1), "expressions are nested too deeply here"));
        }
    }

    @Override
    public void exitEveryRule(ParserRuleContext context) {
        depth--;
    }

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
}
