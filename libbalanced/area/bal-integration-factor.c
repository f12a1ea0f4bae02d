/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-integration-factor.h"

#include "libbalanced/area/bal-factor-evidence.h"
#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalIntegrationFactor:
 *
 * Something that helps agencies to work together, or hinders them, with the evidence for it.
 *
 * Evidence is listed and counted. There is no score: how well an area is led is not derived from
 * anything.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L6.
 *
 * Since: 0.1
 */
struct _BalIntegrationFactor
{
  BalItem parent_instance;
};

struct _BalIntegrationFactorClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalIntegrationFactor, bal_integration_factor, BAL_TYPE_ITEM)

static const char *const effects[] = { "enabler", "barrier", "both", NULL };
static const char *const levels[] = { "national", "local", "service", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "statement", BAL_MEMBER_LABEL, TRUE },
  { "effect", BAL_MEMBER_TEXT, TRUE, .words = effects },
  { "theme", BAL_MEMBER_TEXT, TRUE, .refers_to = ":factor-themes" },
  { "level", BAL_MEMBER_TEXT, .words = levels },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "arrangements", BAL_MEMBER_TEXTS, .refers_to = "arrangements" },
  { "actions", BAL_MEMBER_TEXTS, .refers_to = "actions" },
  { "evidence", BAL_MEMBER_ITEMS, FALSE, bal_factor_evidence_get_type },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_integration_factor_class_init (BalIntegrationFactorClass *klass)
{
  /**
   * BalIntegrationFactor:code:
   *
   * The code of the factor.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:statement:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:effect:
   *
   * "enabler", "barrier" or "both".
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:theme:
   *
   * The code of the theme, such as "leadership", or of an aspect of one, such as
   * "leadership-escalation".
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:level:
   *
   * Where it lies: "national", "local" or "service".
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:agencies:
   *
   * The codes of the agencies of which it is said; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:arrangements:
   *
   * The codes of the arrangements that it bears on.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:actions:
   *
   * The codes of the actions that answer it.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:evidence:
   *
   * What it rests on: a list of [class@Balanced.FactorEvidence].
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalIntegrationFactor:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_integration_factor_init (BalIntegrationFactor *self)
{
}
