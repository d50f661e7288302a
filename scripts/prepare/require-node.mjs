const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error(`Spark needs Node 20 or later to start, and this is ${process.version}.`);
  process.exit(1);
}
