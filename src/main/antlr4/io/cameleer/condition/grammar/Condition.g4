/**
 * The expressions of Python 3 (https://docs.python.org/3/reference/grammar.html), as conditions use them.
 *
 * Every decision is taken with one or two tokens of lookahead, so that parsing is linear whatever the input: alternatives
 * that start alike share one production (a display and its comprehension, an index and a slice), and what that lets
 * through beyond Python (`{1, 'a': 2}`) the tree builder refuses. Statements, walrus, await, bytes and complex numbers
 * have tokens of their own, so that they are refused by name.
 */
grammar Condition;

condition : expressions EOF ;

/** What stands between the braces of a formatted string. */
replacement : elements EOF ;

expressions : expression (COMMA expression)* COMMA? ;

elements : element (COMMA element)* COMMA? ;

element
    : STAR bitwiseOr    # UnpackedElement
    | expression        # PlainElement
    ;

expression
    : disjunction (IF disjunction ELSE expression)?    # Choice
    | LAMBDA parameters? COLON expression              # Lambda
    ;

disjunction : conjunction (OR conjunction)* ;

conjunction : inversion (AND inversion)* ;

inversion
    : NOT inversion    # Negation
    | comparison       # Affirmation
    ;

comparison : bitwiseOr (comparator bitwiseOr)* ;

comparator
    : LESS             # Less
    | LESS_EQUAL       # LessOrEqual
    | GREATER          # Greater
    | GREATER_EQUAL    # GreaterOrEqual
    | EQUAL            # Equal
    | NOT_EQUAL        # NotEqual
    | IN               # In
    | NOT IN           # NotIn
    | IS               # Is
    | IS NOT           # IsNot
    ;

bitwiseOr : bitwiseXor (PIPE bitwiseXor)* ;

bitwiseXor : bitwiseAnd (CARET bitwiseAnd)* ;

bitwiseAnd : shift (AMPERSAND shift)* ;

shift : sum ((SHIFT_LEFT | SHIFT_RIGHT) sum)* ;

sum : term ((PLUS | MINUS) term)* ;

term : factor ((STAR | SLASH | DOUBLE_SLASH | PERCENT | AT) factor)* ;

factor
    : (PLUS | MINUS | TILDE) factor    # Signed
    | power                            # Unsigned
    ;

power : primary (DOUBLE_STAR factor)? ;

primary : atom trailer* ;

trailer
    : DOT NAME                        # Attribute
    | LPAREN arguments? RPAREN        # Call
    | LBRACKET subscripts RBRACKET    # Subscription
    ;

arguments : argument (COMMA argument)* COMMA? ;

argument
    : NAME ASSIGN expression       # KeywordArgument
    | STAR expression              # UnpackedArguments
    | DOUBLE_STAR expression       # UnpackedKeywords
    | expression comprehension?    # PositionalArgument
    ;

subscripts : subscript (COMMA subscript)* COMMA? ;

subscript
    : STAR expression      # UnpackedIndex
    | slice               # OpenSlice
    | expression slice?   # Index
    ;

slice : COLON expression? (COLON expression?)? ;

atom
    : NAME                                # Name
    | TRUE                                # True
    | FALSE                               # False
    | NONE                                # None
    | ELLIPSIS                            # Ellipsis
    | INTEGER                             # Integer
    | FLOAT                               # Float
    | STRING+                             # Text
    | LPAREN RPAREN                       # EmptyTuple
    | LPAREN element content RPAREN       # Parentheses
    | LBRACKET RBRACKET                   # EmptyList
    | LBRACKET element content RBRACKET   # Brackets
    | LBRACE RBRACE                       # EmptyDict
    | LBRACE entry entries RBRACE         # Braces
    ;

/** What follows the first element of a tuple, a list or a group. */
content
    : comprehension                                 # Generated
    | COMMA (element (COMMA element)* COMMA?)?      # Listed
    |                                               # Single
    ;

entry
    : DOUBLE_STAR bitwiseOr          # UnpackedMapping
    | STAR bitwiseOr                 # UnpackedMember
    | expression mapped?             # EntryOf
    ;

mapped : COLON expression ;

entries
    : comprehension                # GeneratedEntries
    | (COMMA entry)* COMMA?        # ListedEntries
    ;

comprehension : loop+ ;

loop : FOR targets IN disjunction (IF disjunction)* ;

targets : target (COMMA target)* COMMA? ;

target
    : STAR? NAME                         # NameTarget
    | STAR? LPAREN targets? RPAREN       # GroupTarget
    | STAR? LBRACKET targets? RBRACKET   # ListTarget
    ;

parameters : parameter (COMMA parameter)* COMMA? ;

parameter
    : NAME (ASSIGN expression)?    # NamedParameter
    | STAR NAME?                   # RestParameter
    | DOUBLE_STAR NAME             # KeywordsParameter
    | SLASH                        # PositionalOnly
    ;

AND : 'and' ;
ELSE : 'else' ;
FALSE : 'False' ;
FOR : 'for' ;
IF : 'if' ;
IN : 'in' ;
IS : 'is' ;
LAMBDA : 'lambda' ;
NONE : 'None' ;
NOT : 'not' ;
OR : 'or' ;
TRUE : 'True' ;

/** Words of Python that no condition may use. */
RESERVED
    : 'as' | 'assert' | 'async' | 'await' | 'break' | 'class' | 'continue' | 'def' | 'del' | 'elif' | 'except' | 'finally'
    | 'from' | 'global' | 'import' | 'nonlocal' | 'pass' | 'raise' | 'return' | 'try' | 'while' | 'with' | 'yield'
    ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
COLON : ':' ;
DOT : '.' ;
ELLIPSIS : '...' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_EQUAL : '<=' ;
GREATER_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
PLUS : '+' ;
MINUS : '-' ;
DOUBLE_STAR : '**' ;
STAR : '*' ;
DOUBLE_SLASH : '//' ;
SLASH : '/' ;
PERCENT : '%' ;
AT : '@' ;
AMPERSAND : '&' ;
PIPE : '|' ;
CARET : '^' ;
TILDE : '~' ;
ASSIGN : '=' ;

/** What other languages write, and what only statements and walrus use. */
FOREIGN
    : '&&' | '||' | '===' | '!==' | '<>' | ':=' | '->' | '=>' | ';' | '!' | '?' | '$' | '`'
    | '+=' | '-=' | '*=' | '/=' | '//=' | '%=' | '@=' | '&=' | '|=' | '^=' | '>>=' | '<<=' | '**='
    ;

IMAGINARY : (Digits | Decimal) [jJ] ;
FLOAT : Decimal ;
INTEGER : Digits | '0' [xX] ('_'? [0-9a-fA-F])+ | '0' [oO] ('_'? [0-7])+ | '0' [bB] ('_'? [01])+ ;

/** A string with its prefix; whether the prefix and the escapes are right is for the tree builder. */
STRING : Prefix? (LongString | ShortString) ;

UNTERMINATED : Prefix? ('"' | '\'') ;

NAME : [_\p{XID_Start}] [\p{XID_Continue}]* ;

CONTINUATION : '\\' Newline -> skip ;
NEWLINE : Newline -> channel(HIDDEN) ;
SPACE : [ \t\f]+ -> skip ;
COMMENT : '#' ~[\r\n]* -> skip ;

/** Anything else is refused by name. */
UNKNOWN : . ;

fragment Newline : '\r'? '\n' | '\r' ;
fragment Digits : [0-9] ('_'? [0-9])* ;
fragment Exponent : [eE] [+\-]? Digits ;
fragment Decimal : Digits '.' Digits? Exponent? | '.' Digits Exponent? | Digits Exponent ;
fragment Prefix : [rRuUbBfF] [rRbBfF]? ;
fragment ShortString : '\'' (~['\\\r\n] | '\\' Newline | '\\' ~[\r\n])* '\'' | '"' (~["\\\r\n] | '\\' Newline | '\\' ~[\r\n])* '"' ;
fragment LongString : '\'\'\'' (~[\\] | '\\' .)*? '\'\'\'' | '"""' (~[\\] | '\\' .)*? '"""' ;
