/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-blueprint-item.h"
#include "libbalanced/area/bal-permit-rules-private.h"
#include "libbalanced/area/bal-sharing-agreement.h"

/* The blueprint for sharing information: ten items under three headings. What the document itself
 * holds, agreements and flows, is held against what the items claim. */

#define N_STEPS (BAL_BLUEPRINT_STEP_ACCESS + 1)

enum
{
  HEADING,
  STEP,
  STATUS,
  AGENCY,
  EVIDENCE,
  DATE,
};

static const BalTableColumn columns[] = {
  { "heading", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "item", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "status", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
};

static const char *
get_heading (BalBlueprintStep step)
{
  if (step <= BAL_BLUEPRINT_STEP_LEAD_AGENCY)
    return "leadership";
  if (step <= BAL_BLUEPRINT_STEP_COMMUNICATION_STRATEGY)
    return "governance";

  return "technology";
}

/* The first item of each step stands for it. */
static void
collect_steps (BalAreaChecking *self, BalItem *sharing, BalItem *steps[N_STEPS])
{
  GListModel *items = bal_item_get_items (sharing, "blueprint");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const int step = bal_item_get_enum (item, "item");

      if (steps[step] != NULL)
        bal_area_checking_add (self, "blueprint-item-repeated", item, "item", NULL, 0);
      else
        steps[step] = item;
    }
}

static gboolean
is_done (BalItem *item)
{
  return item != NULL && bal_item_get_enum (item, "status") == BAL_BLUEPRINT_STATUS_DONE;
}

static gboolean
is_settled (BalItem *item)
{
  return is_done (item) ||
         (item != NULL && bal_item_get_enum (item, "status") == BAL_BLUEPRINT_STATUS_NOT_NEEDED);
}

static void
append_steps (BalAreaChecking *self, BalItem *sharing, BalItem *steps[N_STEPS])
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("blueprint", columns, G_N_ELEMENTS (columns));
  BalFindingFigure open[] = { { "items", 0.0 }, { "of", N_STEPS } };

  for (guint i = 0; i < N_STEPS; i++)
    {
      BalItem *item = steps[i];

      open[0].value += !is_settled (item);
      bal_table_builder_append_text (table, HEADING, get_heading (i));
      bal_area_checking_append_nick (table, STEP, BAL_TYPE_BLUEPRINT_STEP, i);
      if (item == NULL)
        {
          for (guint j = STATUS; j <= DATE; j++)
            bal_table_builder_append_state (table, j, BAL_VALUE_STATE_MISSING);
          continue;
        }
      bal_area_checking_append_nick (table, STATUS, BAL_TYPE_BLUEPRINT_STATUS,
                                     bal_item_get_enum (item, "status"));
      bal_table_builder_append_text (table, AGENCY, bal_item_get_text (item, "agency"));
      bal_table_builder_append_boolean (table, EVIDENCE, bal_item_has_member (item, "evidence"));
      bal_table_builder_append_day (table, DATE, bal_item_get_day (item, "date"));
      if (is_done (item) && !bal_item_has_member (item, "evidence"))
        bal_area_checking_add (self, "blueprint-without-evidence", item, NULL, NULL, 0);
    }
  bal_area_checking_end_table (self, table);
  if (open[0].value > 0.0)
    bal_area_checking_add (self, "blueprint-open", sharing, "blueprint", open, 2);
}

static void
add_agency (GHashTable *agencies, const char *agency)
{
  if (agency != NULL)
    g_hash_table_add (agencies, (gpointer) agency);
}

/* Those who are said to take part, or else those that data flows between. */
static GHashTable *
collect_participants (BalItem *sharing)
{
  GHashTable *agencies = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *stated = bal_item_get_texts (sharing, "participants");
  GListModel *flows = bal_item_get_items (sharing, "flows");

  for (guint i = 0; stated[i] != NULL; i++)
    add_agency (agencies, stated[i]);
  for (guint i = 0; stated[0] == NULL && i < g_list_model_get_n_items (flows); i++)
    {
      BalItem *flow = bal_item_peek (flows, i);

      add_agency (agencies, bal_item_get_text (flow, "giver"));
      add_agency (agencies, bal_item_get_text (flow, "receiver"));
    }

  return agencies;
}

static guint
count_unsigned (BalItem *agreement, GHashTable *agencies, gint32 day)
{
  GHashTableIter iter;
  gpointer agency = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, agencies);
  while (g_hash_table_iter_next (&iter, &agency, NULL))
    n += !bal_sharing_agreement_is_signed (agreement, agency, day);

  return n;
}

/* All sign the same principles: the agreement of Tier 1, or between data controllers, that most
 * have signed is held against those who take part. */
static void
check_principles (BalAreaChecking *self, BalItem *sharing, BalItem *item)
{
  GListModel *agreements = bal_item_get_items (sharing, "agreements");
  g_autoptr (GHashTable) agencies = collect_participants (sharing);
  guint fewest = g_hash_table_size (agencies);
  BalFindingFigure figures[] = { { "agencies", 0.0 }, { "of", fewest } };

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      BalItem *agreement = bal_item_peek (agreements, i);

      if (bal_sharing_agreement_is_base (agreement) &&
          bal_sharing_agreement_is_in_force (agreement, self->as_at))
        fewest = MIN (fewest, count_unsigned (agreement, agencies, self->as_at));
    }
  figures[0].value = fewest;
  if (fewest > 0)
    bal_area_checking_add (self, "blueprint-principles-unsigned", item, NULL, figures, 2);
}

/* Flows that need an agreement of Tier 2, and have none in force about their purpose. */
static void
check_tier_2 (BalAreaChecking *self, BalItem *sharing, BalItem *item)
{
  const guint32 without = 1U << BAL_PERMIT_WITHOUT_TIER_2 | 1U << BAL_PERMIT_PURPOSE_NOT_NAMED |
                          1U << BAL_PERMIT_NOT_IN_FORCE;
  GListModel *flows = bal_item_get_items (sharing, "flows");
  g_autoptr (BalPermitRules) rules = bal_permit_rules_new (self->area, self->presume_tier_2);
  BalFindingFigure figure = { "flows", 0.0 };

  for (guint i = 0; i < g_list_model_get_n_items (flows); i++)
    {
      BalItem *flow = bal_item_peek (flows, i);

      figure.value += bal_permit_rules_needs_tier_2 (rules, flow) &&
                      (bal_permit_rules_judge (rules, flow, self->as_at).failed & without) != 0;
    }
  if (figure.value > 0.0)
    bal_area_checking_add (self, "blueprint-tier-2-missing", item, NULL, &figure, 1);
}

static void
check_assessments (BalAreaChecking *self, BalItem *sharing, BalItem *item)
{
  GListModel *agreements = bal_item_get_items (sharing, "agreements");
  BalFindingFigure figure = { "agreements", 0.0 };

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      BalItem *agreement = bal_item_peek (agreements, i);
      const int state = bal_item_get_enum (agreement, "impact_assessment");

      figure.value += bal_item_get_enum (agreement, "kind") == BAL_AGREEMENT_KIND_TIER_2 &&
                      state != BAL_IMPACT_ASSESSMENT_COMPLETE &&
                      state != BAL_IMPACT_ASSESSMENT_NOT_NEEDED;
    }
  if (figure.value > 0.0)
    bal_area_checking_add (self, "blueprint-assessment-unrecorded", item, NULL, &figure, 1);
}

void
bal_area_check_blueprint (BalAreaChecking *self)
{
  BalItem *sharing = bal_area_get_information_sharing (self->area);
  BalItem *steps[N_STEPS] = { NULL };
  BalItem *agreements = NULL;

  if (sharing == NULL || bal_item_count (sharing, "blueprint") == 0)
    return;

  collect_steps (self, sharing, steps);
  append_steps (self, sharing, steps);
  if (is_done (steps[BAL_BLUEPRINT_STEP_LEAD_AGENCY]) &&
      bal_item_get_text (steps[BAL_BLUEPRINT_STEP_LEAD_AGENCY], "agency") == NULL)
    bal_area_checking_add (self, "blueprint-lead-not-named", steps[BAL_BLUEPRINT_STEP_LEAD_AGENCY],
                           NULL, NULL, 0);
  if (is_done (steps[BAL_BLUEPRINT_STEP_IMPACT_ASSESSMENT]))
    check_assessments (self, sharing, steps[BAL_BLUEPRINT_STEP_IMPACT_ASSESSMENT]);

  /* What is claimed to be settled; what is still open is no contradiction. Agreements hold on days,
   * so without one nothing is said. */
  agreements = steps[BAL_BLUEPRINT_STEP_SHARING_AGREEMENTS];
  if (!is_settled (agreements) || self->as_at == BAL_DAY_NONE)
    return;
  check_principles (self, sharing, agreements);
  check_tier_2 (self, sharing, agreements);
}
