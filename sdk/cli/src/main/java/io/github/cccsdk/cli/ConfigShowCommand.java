package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.cli.settings.Setting;
import io.github.cccsdk.cli.settings.Settings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        description = "Shows each setting, where its value comes from, and never a secret. Makes no call.",
        footer = {
            "",
            "The settings file is a Java properties file in UTF-8 that only its owner may",
            "read (chmod 600), with the keys baseUrl, tokenUrl, username, password, clientId,",
            "clientSecret, country, location, ledger, proxy, noProxy, caFile, and",
            "billing.country, .address1, .city, .state and .zip.",
            "",
            "Example:",
            "  ccc config show --json"
        })
final class ConfigShowCommand extends ResultCommand {
    private static final String HIDDEN = "(set, not shown)";

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "config.show";
    }

    private static String shown(Setting setting, String value) {
        return setting == Setting.PROXY ? Hidden.loginOf(value) : Hidden.secretsIn(value);
    }

    @Override
    Result run(Surroundings surroundings) {
        Settings settings = client.settings(surroundings, Map.of());
        List<JsonObject> json = new ArrayList<>();
        Table table = new Table("SETTING", "VALUE", "FROM");
        for (Setting setting : Setting.values()) {
            Optional<Settings.Value> found = settings.find(setting);
            String source = found.map(value -> value.source().name().toLowerCase(Locale.ROOT))
                    .orElse("not set");
            Optional<String> shown =
                    found.map(value -> shown(setting, value.text())).filter(value -> !setting.isSecret());
            json.add(new JsonObject()
                    .with("setting", setting.key())
                    .with("variable", setting.variable())
                    .with("set", found.isPresent())
                    .withNullable("value", shown)
                    .withNullable("from", found.map(value -> source)));
            table.row(setting.key(), shown.orElse(found.isPresent() ? HIDDEN : ""), source);
        }
        boolean exists = Files.exists(settings.file());
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Settings file: " + settings.file() + (exists ? "" : " (does not exist)"));
        return Result.done(
                new JsonObject()
                        .withObjects("settings", json)
                        .with("settingsFile", settings.file().toString())
                        .with("settingsFileExists", exists),
                lines);
    }
}
