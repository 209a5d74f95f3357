const script = new URL("../standalone.js", import.meta.url).href;
document.querySelector("#bookmarklet").href = `javascript:void import(${JSON.stringify(script)}).then((newsgloss) => newsgloss.toggle())`;
