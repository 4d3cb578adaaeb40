// What an answer says in sentences, when there is no picture that says it.
import type { Answer, Scene } from "../api/questions";

export function sentencesOf(answer: Answer, scene: Scene | undefined): readonly string[] {
  if (scene && scene.sentences.length > 0) return scene.sentences;
  const said = [
    ...(answer.paths ?? []).map((path) => path.sentence),
    ...(answer.groups ?? []).flatMap((group) => [...group.direct, ...group.through].map((backer) => backer.sentence)),
    ...(answer.actors_in_common ?? []).map((common) => common.sentence),
    ...(answer.changed ?? []).map((changed) => changed.sentence),
    ...(answer.most_telling_tie ? [answer.most_telling_tie.sentence] : []),
    ...(answer.triads?.unbalanced ?? []).map((triad) => triad.sentence),
  ];
  return said.length > 0 ? said : answer.ties.map((tie) => tie.sentence);
}
