package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionBaseVisitor;
import io.cameleer.condition.grammar.ConditionParser.*;
import io.cameleer.condition.syntax.Expression.Element;
import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.syntax.Expression.Unpacking;
import io.cameleer.condition.value.Ellipsis;
import io.cameleer.condition.value.None;
import io.cameleer.condition.value.Operator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes the expression tree of the parser's tree. */
final class TreeBuilder extends ConditionBaseVisitor<Expression> {

    private final int offset;
    private final List<Fault> faults = new ArrayList<>();

    TreeBuilder(int offset) {
        this.offset = offset;
    }

    /** Ends the reading where something was wrong. */
    void finish() throws SyntaxFault {
        if (!faults.isEmpty()) {
            throw new SyntaxFault(faults);
        }
    }

    void fault(Place place, String message) {
        faults.add(new Fault(place, message));
    }

    void addAll(SyntaxFault fault) {
        faults.addAll(fault.faults());
    }

    Place place(ParserRuleContext context) {
        return TokenCheck.place(context.getStart(), offset).to(TokenCheck.place(context.getStop(), offset));
    }

    Place place(Token token) {
        return TokenCheck.place(token, offset);
    }

    static String name(TerminalNode node) {
        String text = node.getText();
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    Expression expressions(ExpressionsContext context) {
        if (context.COMMA().isEmpty()) {
            return visit(context.expression(0));
        }
        List<Element> elements = context.expression().stream()
                .map(expression -> new Element(Unpacking.NONE, null, visit(expression)))
                .toList();
        return new Expression.Display(place(context), Kind.TUPLE, elements);
    }

    Expression elements(ElementsContext context) {
        Element first = element(context.element(0));
        if (context.COMMA().isEmpty() && first.unpacking() == Unpacking.NONE) {
            return first.value();
        }
        if (context.COMMA().isEmpty()) {
            fault(place(context), "a starred expression stands in a tuple or list only");
        }
        List<Element> elements = context.element().stream().map(this::element).toList();
        return new Expression.Display(place(context), Kind.TUPLE, elements);
    }

    Element element(ElementContext context) {
        return context instanceof UnpackedElementContext starred
                ? new Element(Unpacking.ELEMENTS, null, visit(starred.bitwiseOr()))
                : new Element(Unpacking.NONE, null, visit(((PlainElementContext) context).expression()));
    }

    @Override
    public Expression visitChoice(ChoiceContext context) {
        Expression first = visit(context.disjunction(0));
        return context.expression() == null
                ? first
                : new Expression.Choice(
                        place(context), visit(context.disjunction(1)), first, visit(context.expression()));
    }

    @Override
    public Expression visitLambda(LambdaContext context) {
        return new Expression.Lambda(
                place(context),
                new ParameterBuilder(this).parameters(context.parameters()),
                visit(context.expression()));
    }

    @Override
    public Expression visitDisjunction(DisjunctionContext context) {
        return logical(context, false, context.conjunction());
    }

    @Override
    public Expression visitConjunction(ConjunctionContext context) {
        return logical(context, true, context.inversion());
    }

    private Expression logical(ParserRuleContext context, boolean conjunction, List<? extends ParseTree> operands) {
        return operands.size() == 1
                ? visit(operands.get(0))
                : new Expression.Logical(
                        place(context),
                        conjunction,
                        operands.stream().map(this::visit).toList());
    }

    @Override
    public Expression visitNegation(NegationContext context) {
        return new Expression.Not(place(context), visit(context.inversion()));
    }

    @Override
    public Expression visitComparison(ComparisonContext context) {
        if (context.comparator().isEmpty()) {
            return visit(context.bitwiseOr(0));
        }
        return new Expression.Comparison(
                place(context),
                context.bitwiseOr().stream().map(this::visit).toList(),
                context.comparator().stream().map(OperatorTokens::relation).toList());
    }

    @Override
    public Expression visitBitwiseOr(BitwiseOrContext context) {
        return binary(context);
    }

    @Override
    public Expression visitBitwiseXor(BitwiseXorContext context) {
        return binary(context);
    }

    @Override
    public Expression visitBitwiseAnd(BitwiseAndContext context) {
        return binary(context);
    }

    @Override
    public Expression visitShift(ShiftContext context) {
        return binary(context);
    }

    @Override
    public Expression visitSum(SumContext context) {
        return binary(context);
    }

    @Override
    public Expression visitTerm(TermContext context) {
        return binary(context);
    }

    /** Operands and operators in turn, grouped from the left. */
    private Expression binary(ParserRuleContext context) {
        Expression left = visit(context.getChild(0));
        for (int i = 1; i < context.getChildCount(); i += 2) {
            Operator operator = OperatorTokens.binary(((TerminalNode) context.getChild(i)).getSymbol());
            Expression right = visit(context.getChild(i + 1));
            left = new Expression.Binary(left.place().to(right.place()), operator, left, right);
        }
        return left;
    }

    @Override
    public Expression visitSigned(SignedContext context) {
        Operator operator = OperatorTokens.unary(context.getStart());
        return new Expression.Unary(place(context), operator, visit(context.factor()));
    }

    @Override
    public Expression visitPower(PowerContext context) {
        Expression base = visit(context.primary());
        return context.factor() == null
                ? base
                : new Expression.Binary(place(context), Operator.POWER, base, visit(context.factor()));
    }

    @Override
    public Expression visitPrimary(PrimaryContext context) {
        return new TrailerBuilder(this).primary(context);
    }

    @Override
    public Expression visitName(NameContext context) {
        return new Expression.Name(place(context), name(context.NAME()));
    }

    @Override
    public Expression visitTrue(TrueContext context) {
        return new Expression.Literal(place(context), true);
    }

    @Override
    public Expression visitFalse(FalseContext context) {
        return new Expression.Literal(place(context), false);
    }

    @Override
    public Expression visitNone(NoneContext context) {
        return new Expression.Literal(place(context), None.NONE);
    }

    @Override
    public Expression visitEllipsis(EllipsisContext context) {
        return new Expression.Literal(place(context), Ellipsis.ELLIPSIS);
    }

    @Override
    public Expression visitInteger(IntegerContext context) {
        return new Expression.Literal(place(context), NumberLiteral.integer(this, place(context), context.getText()));
    }

    @Override
    public Expression visitFloat(FloatContext context) {
        return new Expression.Literal(place(context), NumberLiteral.decimal(context.getText()));
    }

    @Override
    public Expression visitText(TextContext context) {
        return new TextLiteral(this).text(context);
    }

    @Override
    public Expression visitEmptyTuple(EmptyTupleContext context) {
        return new Expression.Display(place(context), Kind.TUPLE, List.of());
    }

    @Override
    public Expression visitEmptyList(EmptyListContext context) {
        return new Expression.Display(place(context), Kind.LIST, List.of());
    }

    @Override
    public Expression visitEmptyDict(EmptyDictContext context) {
        return new Expression.Display(place(context), Kind.DICT, List.of());
    }

    @Override
    public Expression visitParentheses(ParenthesesContext context) {
        return new DisplayBuilder(this).parentheses(context);
    }

    @Override
    public Expression visitBrackets(BracketsContext context) {
        return new DisplayBuilder(this).brackets(context);
    }

    @Override
    public Expression visitBraces(BracesContext context) {
        return new DisplayBuilder(this).braces(context);
    }
}
