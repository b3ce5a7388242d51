/** Formats the changelogs: the text of each changeset, and one line with the new versions of our other packages that the package depends on. */
export default {
  getReleaseLine: ({ summary }) => `- ${summary.trim().replaceAll("\n", "\n  ").replaceAll(/^ +$/gm, "")}`,
  getDependencyReleaseLine: (_changesets, updated) => {
    const versions = updated.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`);
    return versions.length === 0 ? "" : `- Goes with ${versions.join(", ")}.`;
  },
};
