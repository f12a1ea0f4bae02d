/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/core/bal-findings-builder-private.h"

G_BEGIN_DECLS

/* Whether the sharing agreements of an area permit a flow of data on a day.
 *
 * Everything is closed unless it is opened: each condition has to be met by what the document and
 * the flow state. So adding an agreement can only open, and taking one away can only close. */

/* Conditions, each with a code of a finding. The order is that in which reasons are given. */
typedef enum
{
  BAL_PERMIT_DAY_NOT_STATED,
  BAL_PERMIT_GIVER_NOT_STATED,
  BAL_PERMIT_RECEIVER_NOT_STATED,
  BAL_PERMIT_PURPOSE_NOT_STATED,
  BAL_PERMIT_CLASSES_NOT_STATED,
  BAL_PERMIT_FIELDS_NOT_STATED,
  BAL_PERMIT_IDENTIFIABILITY_NOT_STATED,
  BAL_PERMIT_RETENTION_NOT_STATED,
  BAL_PERMIT_PURPOSE_NOT_NAMED,
  BAL_PERMIT_WITHOUT_BASE,
  BAL_PERMIT_WITHOUT_TIER_2,
  BAL_PERMIT_NOT_IN_FORCE,
  BAL_PERMIT_GIVER_UNSIGNED,
  BAL_PERMIT_RECEIVER_UNSIGNED,
  BAL_PERMIT_GIVER_NOT_NAMED,
  BAL_PERMIT_RECEIVER_NOT_NAMED,
  BAL_PERMIT_CLASS_NOT_NAMED,
  BAL_PERMIT_TOO_IDENTIFIABLE,
  BAL_PERMIT_LEGAL_BASIS_MISSING,
  BAL_PERMIT_CONSENT_MISSING,
  BAL_PERMIT_ASSESSMENT_MISSING,
  BAL_PERMIT_RETENTION_NOT_AGREED,
  BAL_PERMIT_RETENTION_TOO_LONG,
  BAL_PERMIT_FIELD_NOT_NAMED,
  BAL_PERMIT_N_CONDITIONS,
} BalPermitCondition;

typedef struct
{
  guint32 failed;     /* a bit for each condition; 0: it is permitted */
  BalItem *agreement; /* borrowed; the one that comes nearest; nullable */
  BalItem *term;      /* borrowed; nullable */
} BalPermitAnswer;

/* The terms of the agreements of an area, found by their purpose. */
typedef struct _BalPermitRules BalPermitRules;

BalPermitRules *bal_permit_rules_new (BalArea *area, gboolean presume_tier_2);
void bal_permit_rules_free (BalPermitRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalPermitRules, bal_permit_rules_free)

BalPermitAnswer bal_permit_rules_judge (const BalPermitRules *self, BalItem *flow, gint32 day);

/* Whether an agreement of Tier 2 is needed for the flow. */
gboolean bal_permit_rules_needs_tier_2 (const BalPermitRules *self, BalItem *flow);

/* Of the finding that tells of the condition; and the member of the flow that it is about. */
const char *bal_permit_condition_get_code (BalPermitCondition condition);
const char *bal_permit_condition_get_member (BalPermitCondition condition);

/* The names of the fields that may flow, and those of the flow that may not; (transfer container).
 * None may unless all the other conditions are met. */
GPtrArray *bal_permit_answer_list_fields (const BalPermitAnswer *self, BalItem *flow);
GPtrArray *bal_permit_answer_list_refused (const BalPermitAnswer *self, BalItem *flow);

gboolean bal_sharing_agreement_is_in_force (BalItem *agreement, gint32 day);
/* Whether the party has signed by the day, and has not left. */
gboolean bal_agreement_party_is_bound (BalItem *party, gint32 day);
gboolean bal_sharing_agreement_is_signed (BalItem *agreement, const char *agency, gint32 day);

/* Whether it settles the principles: of Tier 1, or between data controllers. */
gboolean bal_sharing_agreement_is_base (BalItem *agreement);

/* The section on information sharing, or NULL. */
BalItem *bal_area_get_information_sharing (BalArea *self);

G_END_DECLS
