/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-data-flow.h"

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/area/bal-sharing-term.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalDataFlow:
 *
 * Data that goes, or is to go, from one agency to another.
 *
 * It stands in a document, or is made in a program that asks whether an export is permitted. It
 * holds facts about the export, and nothing about a child.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1, K7.
 *
 * Since: 0.1
 */
struct _BalDataFlow
{
  BalItem parent_instance;
};

struct _BalDataFlowClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalDataFlow, bal_data_flow, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "label", BAL_MEMBER_LABEL },
  { "giver", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "receiver", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "purpose", BAL_MEMBER_TEXT, .refers_to = "sharing_purposes" },
  { "data_classes", BAL_MEMBER_TEXTS, .refers_to = "data_classes" },
  { "fields", BAL_MEMBER_TEXTS },
  { "identifiability", BAL_MEMBER_ENUM, FALSE, bal_identifiability_get_type },
  { "consented", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "retention_days", BAL_MEMBER_INTEGER },
  { "frequency", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_DAY },
  { "end", BAL_MEMBER_DAY },
  { "agreement", BAL_MEMBER_TEXT, .refers_to = "sharing_agreements" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_data_flow_class_init (BalDataFlowClass *klass)
{
  /**
   * BalDataFlow:code:
   *
   * The code of the flow.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:label:
   *
   * What flows.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:giver:
   *
   * The code of the agency that gives the data.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:receiver:
   *
   * The code of the agency that receives it.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:purpose:
   *
   * The code of the purpose.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:data-classes:
   *
   * The codes of the classes of data.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:fields:
   *
   * The names of the fields.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:identifiability:
   *
   * How far persons can be told from the data.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:consented:
   *
   * Whether it holds only data of those who consented.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:retention-days:
   *
   * For how many days the receiver keeps it.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:frequency:
   *
   * How often it flows, such as "quarter".
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:start:
   *
   * The first day.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:end:
   *
   * The last day.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:agreement:
   *
   * The code of the agreement that is thought to permit it.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalDataFlow:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_data_flow_init (BalDataFlow *self)
{
}
