package seed

import (
	"slices"
	"testing"

	"entente/graph"
)

// report is the source whose statements the bundled set has to carry: the
// newspaper report of 19 September 2023.
const report graph.SourceID = "jpost-2023-karabakh-operation"

// statements is what the report says, in our words, each with the ids of the
// ties, interests, events and actors that carry it.
var statements = []struct {
	says      string
	carriedBy []string
}{
	{"Azerbaijan announced local anti-terrorist operations in Nagorno-Karabakh on 19 September 2023.", []string{"aze-artsakh-2023-offensive", "ev-offensive-2023"}},
	{"The operation took place where Armenians live.", []string{"armenians-live-in-nk"}},
	{"Azerbaijan holds the area to be its own.", []string{"azerbaijan-claims-nk"}},
	{"The area has been disputed, tense and fought over since Soviet times.", []string{"soviet-union-over-nk", "nk-soviet-vote-1988", "aze-arm-communal-strife", "aze-arm-first-war", "aze-arm-rivalry"}},
	{"In the report's reading the Soviet Union drew a patchwork in order to divide Armenia and Azerbaijan.", []string{"soviet-union-over-nk", "int-soviet-divide"}},
	{"There have been several wars since the 1990s.", []string{"aze-arm-first-war", "artsakh-azerbaijan-rivalry", "aze-artsakh-april-2016", "aze-arm-2020-war", "ev-first-war", "ev-war-2020"}},
	{"In the 1990s Armenia won.", []string{"aze-arm-first-war", "armenia-holds-seven-districts", "ev-first-war"}},
	{"In 2020 Azerbaijan won.", []string{"aze-arm-2020-war", "aze-artsakh-2020-war", "ev-war-2020"}},
	{"Azerbaijan spoke of the operation to Turkish media.", []string{"aze-artsakh-2023-offensive", "ev-offensive-2023"}},
	{"Baku gave as a reason a mine that had killed six people.", []string{"ev-mine-2023"}},
	{"Baku's defence ministry said that operations of a local kind had begun.", []string{"aze-mod-of-azerbaijan", "ev-offensive-2023"}},
	{"Baku pointed out that it uses high-precision weapons on the front line and behind it.", []string{"aze-shelling-stepanakert", "israel-arms-azerbaijan"}},
	{"Azerbaijan and Israel are close strategic partners.", []string{"israel-azerbaijan-partnership"}},
	{"The Israeli foreign minister was in Baku in April 2023.", []string{"cohen-visits-baku", "ev-cohen-2023"}},
	{"Azerbaijan told the Russian peacekeepers of the operation.", []string{"aze-informs-peacekeepers"}},
	{"Up to the war of 2020 Nagorno-Karabakh had a link to Armenia.", []string{"armenia-link-to-nk", "armenia-backs-artsakh"}},
	{"Nagorno-Karabakh was under blockade over the last year.", []string{"azerbaijan-blockade-of-nk", "ev-blockade-2022"}},
	{"Hardly anything could get in from outside.", []string{"azerbaijan-blockade-of-nk", "azerbaijan-blocks-lachin"}},
	{"Russia was meant to guarantee the ceasefire.", []string{"russia-guarantor-nk", "rus-party-trilateral-statement", "peacekeepers-in-nk"}},
	{"Moscow's mind is on its war in Ukraine.", []string{"russia-war-in-ukraine", "int-russia-ukraine-focus"}},
	{"In the report's reading a conflict that simmers lets Russia broker deals with both sides.", []string{"int-russia-broker", "russia-mediates-armenia", "russia-mediates-azerbaijan"}},
	{"Turkey stands behind Azerbaijan.", []string{"turkiye-backs-azerbaijan"}},
	{"Iran worries that fighting could shift its border.", []string{"iran-concern-over-border", "int-iran-border"}},
	{"Tehran wants to keep its way to Armenia open, for trade and other reasons.", []string{"int-iran-armenia-trade", "iran-armenia-trade"}},
	{"In the report's reading these interests make the conflict a complex one.", []string{"int-russia-broker", "int-iran-border", "turkiye-backs-azerbaijan"}},
	{"Europe needs Azerbaijan for energy and trade.", []string{"eu-azerbaijan-energy-mou", "eu-azerbaijan-trade", "int-eu-gas", "int-eu-trade"}},
	{"A picture of 29 September 2020 shows an ethnic Armenian soldier firing artillery at Azerbaijan's forces.", []string{"ev-photo-sept-2020", "aze-artsakh-2020-war"}},
	{"The picture came from Armenia's defence ministry by way of Reuters.", []string{"arm-mod-of-armenia", "ev-photo-sept-2020"}},
	{"Nagorno-Karabakh is called a breakaway region.", []string{"artsakh-secession"}},
	{"The freelance journalist Thomas van Linge wrote of the fighting on Tuesday morning.", []string{"van-linge-on-stepanakert"}},
	{"He told of panic in Stepanakert, with artillery to be heard and people looking for cover.", []string{"van-linge-on-stepanakert", "aze-shelling-stepanakert"}},
	{"He told of children who lived through some of the worst moments of their lives.", []string{"van-linge-on-stepanakert"}},
	{"Azerbaijan's defence ministry said it had often pointed to Armenian forces that were still in Karabakh.", []string{"armenian-troops-in-nk-after-2022", "aze-mod-accuses-armenian-forces"}},
	{"The ministry held this to be against the Trilateral Statement.", []string{"aze-mod-accuses-armenian-forces", "trilateral-statement-2020"}},
	{"The Trilateral Statement is of 10 November 2020.", []string{"aze-party-trilateral-statement", "arm-party-trilateral-statement", "rus-party-trilateral-statement", "ev-trilateral-2020"}},
	{"The ministry saw in those forces a grave threat to peace and stability.", []string{"aze-mod-accuses-armenian-forces", "int-azerbaijan-remove-armenian-forces"}},
	{"The Armenians of Nagorno-Karabakh have what they call the government of Artsakh.", []string{"artsakh", "artsakh-secession"}},
	{"Artsakh said that Azerbaijan moved troops day by day and piled up weapons.", []string{"artsakh-condemns-offensive", "ev-buildup-2023"}},
	{"Artsakh said that a campaign of information and propaganda went with that.", []string{"artsakh-condemns-offensive", "ev-buildup-2023"}},
	{"Artsakh said that a large attack was being prepared in this way.", []string{"artsakh-condemns-offensive", "ev-buildup-2023"}},
	{"Artsakh said that it had always warned everyone of the build-up after the war of 2020.", []string{"artsakh-condemns-offensive", "int-artsakh-avert-attack"}},
	{"Artsakh said that it warned in order to prevent a large attack.", []string{"int-artsakh-avert-attack"}},
	{"In the report's reading Azerbaijan's test of an air defence system was a message to Tehran and the region.", []string{"azerbaijan-air-defence-signal", "int-azerbaijan-deter-iran", "ev-barak-test-2023"}},
	{"Azerbaijan's air defences are sophisticated.", []string{"azerbaijan-air-defence-signal", "israel-arms-azerbaijan"}},
	{"US and Western officials had called for humanitarian access for a year.", []string{"us-calls-for-access", "eu-calls-for-access", "int-us-access"}},
	{"Azerbaijan closed the road through the Lachin corridor.", []string{"azerbaijan-blocks-lachin", "azerbaijan-blockade-of-nk"}},
	{"Baku wants aid to come by another road than the one from Armenia.", []string{"azerbaijan-prefers-aghdam", "int-azerbaijan-route-control"}},
}

// withoutReport are the carriers that do not cite the report, and why not.
var withoutReport = map[string]string{
	"aze-arm-2020-war":               "the report only names the war; closer sources tell of it",
	"aze-arm-communal-strife":        "the report only says since Soviet times",
	"aze-arm-rivalry":                "the report speaks of tension without years",
	"aze-artsakh-april-2016":         "one of several wars, not named in the report",
	"armenia-backs-artsakh":          "the report speaks of a link, not of backing",
	"armenia-holds-seven-districts":  "the report says that Armenia won, not what it held",
	"arm-party-trilateral-statement": "the report quotes the statement without its signatories",
	"artsakh-azerbaijan-rivalry":     "the report speaks of several wars, not of the time between",
	"artsakh-secession":              "the report only uses the word breakaway",
	"aze-party-trilateral-statement": "the report quotes the statement without its signatories",
	"israel-arms-azerbaijan":         "the report does not say where the weapons are from",
	"nk-soviet-vote-1988":            "the report only says since Soviet times",
	"russia-mediates-armenia":        "the report gives the motive, which the interest carries",
	"russia-mediates-azerbaijan":     "the report gives the motive, which the interest carries",
	"artsakh":                        "actors have no evidence",
	"trilateral-statement-2020":      "actors have no evidence",
}

func TestStatementsOfTheReport(t *testing.T) {
	c, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	if len(statements) != 47 {
		t.Fatalf("there are %d statements, not 47", len(statements))
	}
	cites := map[string]bool{}
	add := func(id string, evidence []graph.Evidence) {
		cites[id] = slices.ContainsFunc(evidence, func(e graph.Evidence) bool { return e.Source == report })
	}
	for _, a := range c.Actors {
		add(string(a.ID), nil)
	}
	for _, tie := range c.Ties {
		add(string(tie.ID), tie.Evidence)
	}
	for _, i := range c.Interests {
		add(string(i.ID), i.Evidence)
	}
	for _, e := range c.Events {
		add(string(e.ID), e.Evidence)
	}
	excused := map[string]bool{}
	for n, s := range statements {
		if len(s.carriedBy) == 0 {
			t.Errorf("statement %d is carried by nothing: %s", n+1, s.says)
		}
		for _, id := range s.carriedBy {
			cited, known := cites[id]
			switch {
			case !known:
				t.Errorf("statement %d (%s): nothing has the id %q", n+1, s.says, id)
			case !cited && withoutReport[id] == "":
				t.Errorf("statement %d (%s): %q does not cite the report, and nothing says why", n+1, s.says, id)
			case !cited:
				excused[id] = true
			}
		}
	}
	for id := range withoutReport {
		if !excused[id] {
			t.Errorf("the excuse of %q is not needed", id)
		}
	}
}
