/** How changesets become a changelog: what was written for users, and in one line which of our packages a version goes with. */
export default {
  getReleaseLine: ({ summary }) => `- ${summary.trim().replaceAll("\n", "\n  ").replaceAll(/^ +$/gm, "")}`,
  getDependencyReleaseLine: (_changesets, updated) => {
    const versions = updated.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`);
    return versions.length === 0 ? "" : `- Goes with ${versions.join(", ")}.`;
  },
};
