package io.cameleer.callback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a chat's incoming webhook takes a message, and how it says that it did not. */
public enum ChatFormat {

    /** Slack's form, which Mattermost, Rocket.Chat and others take as well. Its markup is {@code <url|text>} and {@code *bold*}. */
    SLACK {
        @Override
        Object message(String text) {
            return Map.of("text", text);
        }

        /** These three letters begin links and mentions (Slack, 'Escaping text'). */
        @Override
        String escape(String value) {
            return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        /** Slack's own words ('Handling errors' of incoming webhooks), and what to do. */
        @Override
        @Nullable
        String remedy(String answer) {
            return switch (answer.strip()) {
                case "no_service", "no_active_hooks", "no_service_id", "invalid_token", "no_team" ->
                    "the webhook is gone or switched off; make a new one in Slack and set its address";
                case "invalid_payload", "no_text" -> "Slack cannot read the message; check the text";
                case "channel_not_found" -> "the webhook's channel is gone; make a new webhook";
                case "channel_is_archived" -> "the webhook's channel is archived; choose another";
                case "action_prohibited", "posting_to_general_channel_denied", "team_disabled" ->
                    "Slack's administrators do not allow this";
                case "user_not_found" -> "the person whom the webhook writes to is gone";
                case "too_many_attachments" -> "the message is too long";
                case "rate_limited", "rollup_error" -> "Slack takes no more just now; give the callback retries";
                default -> null;
            };
        }
    },

    /** An adaptive card, which the workflows of Microsoft Teams take. Its markup is a part of Markdown. */
    TEAMS {
        @Override
        Object message(String text) {
            Map<String, Object> block = Map.of("type", "TextBlock", "text", text, "wrap", true);
            Map<String, Object> card = Map.of(
                    "$schema",
                    "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type",
                    "AdaptiveCard",
                    "version",
                    "1.4",
                    "body",
                    List.of(block));
            return Map.of(
                    "type",
                    "message",
                    "attachments",
                    List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
        }

        @Override
        String escape(String value) {
            return value.replaceAll("[\\\\`*\\[\\]<>]", "\\\\$0");
        }

        /** Teams' older webhooks answer 200 and say in words that they did not take it. */
        @Override
        @Nullable
        String remedy(String answer) {
            String words = answer.toLowerCase(Locale.ROOT);
            return words.contains("delivery failed") || words.contains("bad payload")
                    ? "Teams did not take the message; check the webhook and the text"
                    : null;
        }
    };

    /** The message as a plain value. */
    abstract Object message(String text);

    /** A value that is filled into the text, so that none of its letters are markup. */
    abstract String escape(String value);

    /** What to do about this answer; null where it is no refusal that is known. */
    abstract @Nullable String remedy(String answer);
}
