/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-outcome-statement.h"

#include "libbalanced/area/bal-outcome-linter-private.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalOutcomeStatement:
 *
 * A statement of the outcome that somebody aims at: what it is for, where it will show, who leads
 * and values it, and when it is looked at again.
 *
 * Statements stand in a document as a sample, without anything that leads to a child.
 * [method@Balanced.OutcomeStatement.lint] looks at one of them by itself, as somebody writes it.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: H11.
 *
 * Since: 0.1
 */
struct _BalOutcomeStatement
{
  BalItem parent_instance;
};

struct _BalOutcomeStatementClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalOutcomeStatement, bal_outcome_statement, BAL_TYPE_ITEM)

static const char *const documents[] = { "ehc_advice",   "ehc_plan", "therapy_plan",
                                         "setting_plan", "other",    NULL };
static const char *const aims[] = { "activity", "participation", "body_function", NULL };

static const BalMember members[] = {
  /**
   * BalOutcomeStatement:code:
   *
   * The code of the statement.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT },
  /**
   * BalOutcomeStatement:text:
   *
   * The statement itself. Nothing that the library says about it repeats it.
   *
   * Since: 0.1
   */
  { "text", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalOutcomeStatement:agency:
   *
   * The code of the agency that wrote it.
   *
   * Since: 0.1
   */
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  /**
   * BalOutcomeStatement:document:
   *
   * What it stands in: “ehc_advice”, “ehc_plan”, “therapy_plan”, “setting_plan” or “other”.
   *
   * Since: 0.1
   */
  { "document", BAL_MEMBER_TEXT, .words = documents },
  /**
   * BalOutcomeStatement:need:
   *
   * The need that it answers.
   *
   * Since: 0.1
   */
  { "need", BAL_MEMBER_LABEL },
  /**
   * BalOutcomeStatement:outcome:
   *
   * The code of the outcome of the framework that it serves.
   *
   * Since: 0.1
   */
  { "outcome", BAL_MEMBER_TEXT, .refers_to = ":outcomes" },
  /**
   * BalOutcomeStatement:aim:
   *
   * What it aims at: an “activity”, “participation”, or a “body_function”, which is an impairment
   * alone.
   *
   * Since: 0.1
   */
  { "aim", BAL_MEMBER_TEXT, .words = aims },
  /**
   * BalOutcomeStatement:place:
   *
   * The kind of place where it will show.
   *
   * Since: 0.1
   */
  { "place", BAL_MEMBER_ENUM, FALSE, bal_place_get_type },
  /**
   * BalOutcomeStatement:setting:
   *
   * The code of the setting where it will show.
   *
   * Since: 0.1
   */
  { "setting", BAL_MEMBER_TEXT, .refers_to = "settings" },
  /**
   * BalOutcomeStatement:led-by:
   *
   * The codes of the roles that lead it.
   *
   * Since: 0.1
   */
  { "led_by", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  /**
   * BalOutcomeStatement:valued-by:
   *
   * The codes of the roles to whom it matters.
   *
   * Since: 0.1
   */
  { "valued_by", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  /**
   * BalOutcomeStatement:priority:
   *
   * Its priority, from 1, the highest.
   *
   * Since: 0.1
   */
  { "priority", BAL_MEMBER_INTEGER },
  /**
   * BalOutcomeStatement:priority-date:
   *
   * The day on which it had that priority: priorities change.
   *
   * Since: 0.1
   */
  { "priority_date", BAL_MEMBER_DAY },
  /**
   * BalOutcomeStatement:due:
   *
   * By when it is to be reached.
   *
   * Since: 0.1
   */
  { "due", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalOutcomeStatement:review:
   *
   * When it is looked at again.
   *
   * Since: 0.1
   */
  { "review", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalOutcomeStatement:reviewed:
   *
   * When it was last looked at again.
   *
   * Since: 0.1
   */
  { "reviewed", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalOutcomeStatement:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalOutcomeStatement:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_outcome_statement_class_init (BalOutcomeStatementClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_outcome_statement_init (BalOutcomeStatement *self)
{
}

/**
 * bal_outcome_statement_get_code:
 * @self: a statement
 *
 * Gets the code of the statement.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_outcome_statement_get_code (BalOutcomeStatement *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_outcome_statement_get_text:
 * @self: a statement
 *
 * Gets the statement itself.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_outcome_statement_get_text (BalOutcomeStatement *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "text");
}

/**
 * bal_outcome_statement_get_agency:
 * @self: a statement
 *
 * Gets the code of the agency that wrote it.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_outcome_statement_get_agency (BalOutcomeStatement *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "agency");
}

/**
 * bal_outcome_statement_get_aim:
 * @self: a statement
 *
 * Gets what it aims at.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_outcome_statement_get_aim (BalOutcomeStatement *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "aim");
}

/**
 * bal_outcome_statement_get_led_by:
 * @self: a statement
 *
 * Gets the codes of the roles that lead it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_outcome_statement_get_led_by (BalOutcomeStatement *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "led_by");
}

/**
 * bal_outcome_statement_get_valued_by:
 * @self: a statement
 *
 * Gets the codes of the roles to whom it matters.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_outcome_statement_get_valued_by (BalOutcomeStatement *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "valued_by");
}

/**
 * bal_outcome_statement_lint:
 * @self: a statement
 *
 * Looks at a statement by itself: at what it leaves open, and at its words.
 *
 * The words are looked for in a list in English and Welsh. What is found is a hint and no verdict,
 * and so has the severity info. A finding names a member of the statement and never its text.
 *
 * ```python
 * Balanced.OutcomeStatement(text='Will receive ten sessions of therapy').lint()
 * ```
 *
 * Returns: (transfer full): the findings
 *
 * Features: H11.
 *
 * Since: 0.1
 */
BalFindings *
bal_outcome_statement_lint (BalOutcomeStatement *self)
{
  g_autoptr (BalFindingsBuilder) builder = NULL;
  BalOutcomeHint hints[BAL_OUTCOME_MOST_HINTS] = { 0 };
  guint n_hints = 0;

  g_return_val_if_fail (BAL_IS_OUTCOME_STATEMENT (self), NULL);

  builder = bal_findings_builder_new ();
  n_hints = bal_outcome_linter_examine (BAL_ITEM (self), hints);
  for (guint i = 0; i < n_hints; i++)
    {
      g_autofree char *subject = g_strconcat ("/", hints[i].member, NULL);

      bal_findings_builder_add (builder, hints[i].code, subject, NULL, NULL, 0);
    }

  return bal_findings_builder_end (g_steal_pointer (&builder));
}
