// A CycloneDX bill of materials of what is inside one thing that we give away.
import { Enums, Models, SPDX, Serialize, Spec } from "@cyclonedx/cyclonedx-library";

/** The bill as JSON: the same for the same parts. */
export async function sbom({ name, version, parts }) {
  const bom = new Models.Bom();
  const own = new Models.Component(Enums.ComponentType.Library, name, { version, bomRef: `${name}@${version}`, licenses: licence("MIT OR Apache-2.0"), purl: `pkg:${name === "newsgloss-wheel" ? "pypi" : "npm"}/newsgloss@${version}` });
  bom.metadata.component = own;
  for (const part of parts) {
    const purl = `pkg:${part.kind}/${part.name.replace("@", "%40")}@${part.version}`;
    const component = new Models.Component(Enums.ComponentType.Library, part.name, { version: part.version, bomRef: purl, purl, licenses: licence(part.licence) });
    bom.components.add(component);
    own.dependencies.add(component.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** A licence as SPDX tells it; "MIT/Apache-2.0" is an old way to write a choice. */
function licence(told) {
  const expression = told.replaceAll("/", " OR ");
  // What is no identifier of SPDX ("BSD") is named as it stands.
  const known = / /.test(expression) ? "expression" : SPDX.isSupportedSpdxId(expression) ? "id" : "name";
  const one = { expression: () => new Models.LicenseExpression(expression), id: () => new Models.SpdxLicense(expression), name: () => new Models.NamedLicense(expression) }[known]();
  return new Models.LicenseRepository([one]);
}
