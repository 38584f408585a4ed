// Whether the files of some folders are formatted as a stylua.toml says; with `--write`, they are.
const fs = require("node:fs");
const path = require("node:path");
const stylua = require(process.env.STYLUA);

const [toml, ...rest] = process.argv.slice(2);
const write = rest[0] === "--write";
const text = fs.readFileSync(toml, "utf8");
const said = (name) => text.match(new RegExp(`^${name} = "?(\\w+)"?$`, "m"))[1];

function configuration() {
    const it = stylua.Config.new();
    it.column_width = Number(said("column_width"));
    it.indent_type = stylua.IndentType[said("indent_type")];
    it.indent_width = Number(said("indent_width"));
    it.quote_style = stylua.QuoteStyle[said("quote_style")];
    return it;
}

for (const folder of rest.slice(write ? 1 : 0)) {
    for (const name of fs.readdirSync(folder, { recursive: true }).sort()) {
        if (!name.endsWith(".lua")) continue;
        const file = path.join(folder, name);
        const before = fs.readFileSync(file, "utf8");
        const after = stylua.formatCode(before, configuration(), undefined, stylua.OutputVerification.Full);
        if (before === after) continue;
        if (write) {
            fs.writeFileSync(file, after);
        } else {
            console.log(`${file} is not formatted`);
            process.exitCode = 1;
        }
    }
}
