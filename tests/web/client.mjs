// Asks an endpoint as a page would: fetch, the standard's JSON, and a stream of N-Triples. Prints what it got as JSON.
const [endpoint] = process.argv.slice(2);
const query = "SELECT ?o { wk:Award rdfs:label ?o } ORDER BY ?o";
const accept = "application/sparql-results+json";

const got = await fetch(`${endpoint}?${new URLSearchParams({ query })}`, { headers: { accept } });
const posted = await fetch(endpoint, {
  method: "POST",
  headers: { accept, "content-type": "application/sparql-query" },
  body: query,
});
const formed = await fetch(endpoint, { method: "POST", headers: { accept }, body: new URLSearchParams({ query }) });
const graph = await fetch(`${endpoint}?${new URLSearchParams({ query: "DESCRIBE wk:Award", format: "nt" })}`);
const failed = await fetch(`${endpoint}?query=nothing`);

let bytes = 0;
for await (const part of graph.body) bytes += part.length;
const rows = [];
for (const answer of [got, posted, formed]) {
  rows.push((await answer.json()).results.bindings.map((row) => row.o.value));
}
console.log(JSON.stringify({ rows, bytes, status: failed.status, problem: await failed.json() }));
