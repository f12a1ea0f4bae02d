/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-permit-rules-private.h"

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/area/bal-sharing-agreement.h"
#include "libbalanced/area/bal-sharing-term.h"
#include "libbalanced/core/bal-period.h"

#define BIT(condition) (1U << (condition))

struct _BalPermitRules
{
  BalArea *area;           /* borrowed */
  GPtrArray *bases;        /* owned; agreements of Tier 1, or between data controllers */
  GHashTable *terms;       /* owned; purpose -> GPtrArray of terms */
  GHashTable *agreements;  /* owned; term -> agreement */
  gboolean presume_tier_2; /* where provider performance data flows */
};

static const struct
{
  const char *code;
  const char *member;
} conditions[BAL_PERMIT_N_CONDITIONS] = {
  [BAL_PERMIT_DAY_NOT_STATED] = { "flow-not-stated", "day" },
  [BAL_PERMIT_GIVER_NOT_STATED] = { "flow-not-stated", "giver" },
  [BAL_PERMIT_RECEIVER_NOT_STATED] = { "flow-not-stated", "receiver" },
  [BAL_PERMIT_PURPOSE_NOT_STATED] = { "flow-not-stated", "purpose" },
  [BAL_PERMIT_CLASSES_NOT_STATED] = { "flow-not-stated", "data_classes" },
  [BAL_PERMIT_FIELDS_NOT_STATED] = { "flow-not-stated", "fields" },
  [BAL_PERMIT_IDENTIFIABILITY_NOT_STATED] = { "flow-not-stated", "identifiability" },
  [BAL_PERMIT_RETENTION_NOT_STATED] = { "flow-not-stated", "retention_days" },
  [BAL_PERMIT_PURPOSE_NOT_NAMED] = { "flow-purpose-not-named", "purpose" },
  [BAL_PERMIT_WITHOUT_BASE] = { "flow-without-principles", NULL },
  [BAL_PERMIT_WITHOUT_TIER_2] = { "flow-without-tier-2", NULL },
  [BAL_PERMIT_NOT_IN_FORCE] = { "flow-agreement-not-in-force", NULL },
  [BAL_PERMIT_GIVER_UNSIGNED] = { "flow-party-unsigned", "giver" },
  [BAL_PERMIT_RECEIVER_UNSIGNED] = { "flow-party-unsigned", "receiver" },
  [BAL_PERMIT_GIVER_NOT_NAMED] = { "flow-party-not-named", "giver" },
  [BAL_PERMIT_RECEIVER_NOT_NAMED] = { "flow-party-not-named", "receiver" },
  [BAL_PERMIT_CLASS_NOT_NAMED] = { "flow-class-not-named", "data_classes" },
  [BAL_PERMIT_TOO_IDENTIFIABLE] = { "flow-too-identifiable", "identifiability" },
  [BAL_PERMIT_LEGAL_BASIS_MISSING] = { "flow-without-legal-basis", NULL },
  [BAL_PERMIT_CONSENT_MISSING] = { "flow-without-consent", "consented" },
  [BAL_PERMIT_ASSESSMENT_MISSING] = { "flow-without-impact-assessment", NULL },
  [BAL_PERMIT_RETENTION_NOT_AGREED] = { "flow-retention-not-agreed", "retention_days" },
  [BAL_PERMIT_RETENTION_TOO_LONG] = { "flow-retention-too-long", "retention_days" },
  [BAL_PERMIT_FIELD_NOT_NAMED] = { "flow-field-not-named", "fields" },
};

BalItem *
bal_area_get_information_sharing (BalArea *self)
{
  return bal_item_get_item (BAL_ITEM (self), "information_sharing");
}

static void
add_terms (BalPermitRules *self, BalItem *agreement)
{
  GListModel *terms = bal_item_get_items (agreement, "terms");

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      BalItem *term = bal_item_peek (terms, i);
      const char *purpose = bal_item_get_text (term, "purpose");
      GPtrArray *same = purpose != NULL ? g_hash_table_lookup (self->terms, purpose) : NULL;

      if (purpose == NULL)
        continue;
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (self->terms, (gpointer) purpose, same);
        }
      g_ptr_array_add (same, term);
      g_hash_table_insert (self->agreements, term, agreement);
    }
}

BalPermitRules *
bal_permit_rules_new (BalArea *area, gboolean presume_tier_2)
{
  BalPermitRules *self = g_new0 (BalPermitRules, 1);
  BalItem *sharing = bal_area_get_information_sharing (area);
  GListModel *agreements = sharing != NULL ? bal_item_get_items (sharing, "agreements") : NULL;

  self->area = area;
  self->presume_tier_2 = presume_tier_2;
  self->bases = g_ptr_array_new ();
  self->agreements = g_hash_table_new (NULL, NULL);
  self->terms =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; agreements != NULL && i < g_list_model_get_n_items (agreements); i++)
    {
      BalItem *agreement = bal_item_peek (agreements, i);

      if (bal_sharing_agreement_is_base (agreement))
        g_ptr_array_add (self->bases, agreement);
      add_terms (self, agreement);
    }

  return self;
}

void
bal_permit_rules_free (BalPermitRules *self)
{
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->terms, g_hash_table_unref);
  g_clear_pointer (&self->agreements, g_hash_table_unref);
  g_free (self);
}

const char *
bal_permit_condition_get_code (BalPermitCondition condition)
{
  return conditions[condition].code;
}

const char *
bal_permit_condition_get_member (BalPermitCondition condition)
{
  return conditions[condition].member;
}

gboolean
bal_sharing_agreement_is_base (BalItem *agreement)
{
  const int kind = bal_item_get_enum (agreement, "kind");

  return kind == BAL_AGREEMENT_KIND_TIER_1 || kind == BAL_AGREEMENT_KIND_DATA_CONTROLLER;
}

gboolean
bal_sharing_agreement_is_in_force (BalItem *agreement, gint32 day)
{
  const gint32 start = bal_item_get_day (agreement, "start");
  const gint32 end = bal_item_get_day (agreement, "end");

  return day != BAL_DAY_NONE && start != BAL_DAY_NONE && start <= day &&
         (end == BAL_DAY_NONE || day <= end);
}

gboolean
bal_agreement_party_is_bound (BalItem *party, gint32 day)
{
  const gint32 first = bal_item_get_day (party, "signed");
  const gint32 last = bal_item_get_day (party, "last_day");

  return first != BAL_DAY_NONE && first <= day && (last == BAL_DAY_NONE || day <= last);
}

gboolean
bal_sharing_agreement_is_signed (BalItem *agreement, const char *agency, gint32 day)
{
  GListModel *parties = bal_item_get_items (agreement, "parties");

  for (guint i = 0; agency != NULL && i < g_list_model_get_n_items (parties); i++)
    {
      BalItem *party = bal_item_peek (parties, i);

      if (g_strcmp0 (bal_item_get_text (party, "agency"), agency) == 0 &&
          bal_agreement_party_is_bound (party, day))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_named (BalItem *term, const char *member, const char *word)
{
  return word != NULL && g_strv_contains (bal_item_get_texts (term, member), word);
}

/* Whether a class of the flow answers a question with anything but no. */
static gboolean
may_hold (const BalPermitRules *self, BalItem *flow, const char *question)
{
  const char *const *codes = bal_item_get_texts (flow, "data_classes");

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BalItem *class = bal_area_lookup (self->area, "data_classes", codes[i]);

      if (class == NULL || bal_item_get_enum (class, question) != BAL_ANSWER_NO)
        return TRUE;
    }

  return codes[0] == NULL;
}

static gboolean
is_personal (BalItem *flow)
{
  return bal_item_get_enum (flow, "identifiability") != BAL_IDENTIFIABILITY_AGGREGATE;
}

gboolean
bal_permit_rules_needs_tier_2 (const BalPermitRules *self, BalItem *flow)
{
  return is_personal (flow) ||
         (self->presume_tier_2 && may_hold (self, flow, "provider_performance"));
}

static gint64
get_retention (BalItem *item)
{
  const gint64 days = bal_item_get_integer (item, "retention_days");

  return days >= 0 ? days : BAL_ITEM_NOT_STATED;
}

static guint32
judge_facts (BalItem *flow, gint32 day)
{
  guint32 failed = 0;

  if (day == BAL_DAY_NONE)
    failed |= BIT (BAL_PERMIT_DAY_NOT_STATED);
  if (bal_item_get_text (flow, "giver") == NULL)
    failed |= BIT (BAL_PERMIT_GIVER_NOT_STATED);
  if (bal_item_get_text (flow, "receiver") == NULL)
    failed |= BIT (BAL_PERMIT_RECEIVER_NOT_STATED);
  if (bal_item_get_text (flow, "purpose") == NULL)
    failed |= BIT (BAL_PERMIT_PURPOSE_NOT_STATED);
  if (bal_item_get_texts (flow, "data_classes")[0] == NULL)
    failed |= BIT (BAL_PERMIT_CLASSES_NOT_STATED);
  if (bal_item_get_texts (flow, "fields")[0] == NULL)
    failed |= BIT (BAL_PERMIT_FIELDS_NOT_STATED);
  if (bal_item_get_enum (flow, "identifiability") == BAL_IDENTIFIABILITY_UNKNOWN)
    failed |= BIT (BAL_PERMIT_IDENTIFIABILITY_NOT_STATED);

  return failed;
}

/* The principles: the agreement that the other names, or any that both sides have signed. */
static gboolean
has_base (const BalPermitRules *self, BalItem *agreement, BalItem *flow, gint32 day)
{
  const char *giver = bal_item_get_text (flow, "giver");
  const char *receiver = bal_item_get_text (flow, "receiver");
  const char *under = bal_item_get_text (agreement, "under");

  for (guint i = 0; i < self->bases->len; i++)
    {
      BalItem *base = g_ptr_array_index (self->bases, i);

      if ((under == NULL || g_strcmp0 (bal_item_get_text (base, "code"), under) == 0) &&
          bal_sharing_agreement_is_in_force (base, day) &&
          bal_sharing_agreement_is_signed (base, giver, day) &&
          bal_sharing_agreement_is_signed (base, receiver, day))
        return TRUE;
    }

  return FALSE;
}

/* A decision that no assessment is needed will not do for data about persons. */
static gboolean
is_assessed (BalItem *agreement, BalItem *flow, gint32 day)
{
  const int state = bal_item_get_enum (agreement, "impact_assessment");
  const gint32 date = bal_item_get_day (agreement, "impact_assessment_date");

  return date != BAL_DAY_NONE && date <= day &&
         (state == BAL_IMPACT_ASSESSMENT_COMPLETE ||
          (state == BAL_IMPACT_ASSESSMENT_NOT_NEEDED && !is_personal (flow)));
}

static guint32
judge_agreement (const BalPermitRules *self, BalItem *agreement, BalItem *flow, gint32 day)
{
  const gboolean needs_tier_2 = bal_permit_rules_needs_tier_2 (self, flow);
  const char *giver = bal_item_get_text (flow, "giver");
  const char *receiver = bal_item_get_text (flow, "receiver");
  guint32 failed = 0;

  /* One reason is enough: without a day nothing can be in force. */
  if (day == BAL_DAY_NONE)
    return 0;
  if (giver != NULL && receiver != NULL && !has_base (self, agreement, flow, day))
    failed |= BIT (BAL_PERMIT_WITHOUT_BASE);
  if (bal_item_get_enum (agreement, "kind") != BAL_AGREEMENT_KIND_TIER_2 &&
      (needs_tier_2 || !bal_sharing_agreement_is_base (agreement)))
    failed |= BIT (BAL_PERMIT_WITHOUT_TIER_2);
  if (!bal_sharing_agreement_is_in_force (agreement, day))
    failed |= BIT (BAL_PERMIT_NOT_IN_FORCE);
  if (giver != NULL && !bal_sharing_agreement_is_signed (agreement, giver, day))
    failed |= BIT (BAL_PERMIT_GIVER_UNSIGNED);
  if (receiver != NULL && !bal_sharing_agreement_is_signed (agreement, receiver, day))
    failed |= BIT (BAL_PERMIT_RECEIVER_UNSIGNED);
  if (needs_tier_2 && !is_assessed (agreement, flow, day))
    failed |= BIT (BAL_PERMIT_ASSESSMENT_MISSING);

  return failed;
}

/* How long data about persons is kept has to be agreed; for figures only where a term says so. */
static guint32
judge_retention (BalItem *term, BalItem *flow)
{
  const gint64 agreed = get_retention (term);
  const gint64 days = get_retention (flow);

  if (agreed == BAL_ITEM_NOT_STATED)
    return is_personal (flow) ? BIT (BAL_PERMIT_RETENTION_NOT_AGREED) : 0;
  if (days == BAL_ITEM_NOT_STATED)
    return BIT (BAL_PERMIT_RETENTION_NOT_STATED);

  return days > agreed ? BIT (BAL_PERMIT_RETENTION_TOO_LONG) : 0;
}

static gboolean
are_named (BalItem *term, BalItem *flow, const char *member)
{
  const char *const *words = bal_item_get_texts (flow, member);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_named (term, member, words[i]))
      return FALSE;

  return TRUE;
}

static gboolean
has_legal_basis (const BalPermitRules *self, BalItem *term, BalItem *flow)
{
  const gboolean special = is_personal (flow) && may_hold (self, flow, "special_category");

  return bal_item_get_text (term, "legal_basis") != NULL &&
         (!special || bal_item_get_text (term, "special_condition") != NULL);
}

static gboolean
has_consent (BalItem *term, BalItem *flow)
{
  const int consent = bal_item_get_enum (term, "consent");

  return consent == BAL_CONSENT_NOT_REQUIRED ||
         (consent == BAL_CONSENT_REQUIRED &&
          bal_item_get_enum (flow, "consented") == BAL_ANSWER_YES);
}

static guint32
judge_term (const BalPermitRules *self, BalItem *term, BalItem *flow)
{
  const char *giver = bal_item_get_text (flow, "giver");
  const char *receiver = bal_item_get_text (flow, "receiver");
  const int identifiability = bal_item_get_enum (flow, "identifiability");
  guint32 failed = judge_retention (term, flow);

  if (giver != NULL && !is_named (term, "givers", giver))
    failed |= BIT (BAL_PERMIT_GIVER_NOT_NAMED);
  if (receiver != NULL && !is_named (term, "receivers", receiver))
    failed |= BIT (BAL_PERMIT_RECEIVER_NOT_NAMED);
  if (!are_named (term, flow, "data_classes"))
    failed |= BIT (BAL_PERMIT_CLASS_NOT_NAMED);
  if (identifiability > bal_item_get_enum (term, "identifiability"))
    failed |= BIT (BAL_PERMIT_TOO_IDENTIFIABLE);
  if (!has_legal_basis (self, term, flow))
    failed |= BIT (BAL_PERMIT_LEGAL_BASIS_MISSING);
  if (!has_consent (term, flow))
    failed |= BIT (BAL_PERMIT_CONSENT_MISSING);
  if (!are_named (term, flow, "fields"))
    failed |= BIT (BAL_PERMIT_FIELD_NOT_NAMED);

  return failed;
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* The one that fails least comes nearest; of several, the one that stands first. */
BalPermitAnswer
bal_permit_rules_judge (const BalPermitRules *self, BalItem *flow, gint32 day)
{
  const guint32 facts = judge_facts (flow, day);
  const char *purpose = bal_item_get_text (flow, "purpose");
  GPtrArray *terms = purpose != NULL ? g_hash_table_lookup (self->terms, purpose) : NULL;
  BalPermitAnswer best = { .failed = facts };

  if (terms == NULL && purpose != NULL)
    best.failed |= BIT (BAL_PERMIT_PURPOSE_NOT_NAMED);
  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      BalItem *term = g_ptr_array_index (terms, i);
      BalItem *agreement = g_hash_table_lookup (self->agreements, term);
      const guint32 failed =
        facts | judge_agreement (self, agreement, flow, day) | judge_term (self, term, flow);

      if (best.term != NULL && count_bits (failed) >= count_bits (best.failed))
        continue;
      best = (BalPermitAnswer){ .failed = failed, .agreement = agreement, .term = term };
    }

  return best;
}

static gboolean
is_open_but_for_fields (const BalPermitAnswer *self)
{
  return self->term != NULL && (self->failed & ~(BIT (BAL_PERMIT_FIELDS_NOT_STATED) |
                                                 BIT (BAL_PERMIT_FIELD_NOT_NAMED))) == 0;
}

GPtrArray *
bal_permit_answer_list_fields (const BalPermitAnswer *self, BalItem *flow)
{
  const char *const *stated = bal_item_get_texts (flow, "fields");
  const char *const *named = self->term != NULL ? bal_item_get_texts (self->term, "fields") : NULL;
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; is_open_but_for_fields (self) && named[i] != NULL; i++)
    if (stated[0] == NULL || g_strv_contains (stated, named[i]))
      g_ptr_array_add (fields, (gpointer) named[i]);

  return fields;
}

GPtrArray *
bal_permit_answer_list_refused (const BalPermitAnswer *self, BalItem *flow)
{
  const char *const *stated = bal_item_get_texts (flow, "fields");
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; stated[i] != NULL; i++)
    if (!is_open_but_for_fields (self) || !is_named (self->term, "fields", stated[i]))
      g_ptr_array_add (fields, (gpointer) stated[i]);

  return fields;
}
