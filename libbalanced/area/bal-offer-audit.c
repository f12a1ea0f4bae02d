/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-offer-audit.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalOfferAudit:
 *
 * A look at the quality of plans or offers: a moderation of plans by several agencies, or an audit
 * of what settings offer.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I8.
 *
 * Since: 0.1
 */
struct _BalOfferAudit
{
  BalItem parent_instance;
};

struct _BalOfferAuditClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalOfferAudit, bal_offer_audit, BAL_TYPE_ITEM)

static const char *const kinds[] = { "moderation", "audit", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "kind", BAL_MEMBER_TEXT, TRUE, .words = kinds },
  { "title", BAL_MEMBER_LABEL },
  { "date", BAL_MEMBER_MONTH_OR_DAY, TRUE },
  { "next_due", BAL_MEMBER_MONTH_OR_DAY },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "settings", BAL_MEMBER_TEXTS, .refers_to = "settings" },
  { "looked_at", BAL_MEMBER_INTEGER },
  { "met", BAL_MEMBER_INTEGER },
  { "finding", BAL_MEMBER_LABEL },
  { "actions", BAL_MEMBER_TEXTS, .refers_to = "actions" },
  { "nodes", BAL_MEMBER_TEXTS, .refers_to = "logic_nodes" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_offer_audit_class_init (BalOfferAuditClass *klass)
{
  /**
   * BalOfferAudit:code:
   *
   * The code of the audit.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:kind:
   *
   * Whether it is a moderation or an audit.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:title:
   *
   * What it is called.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:date:
   *
   * The day, month or year in which it was done.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:next-due:
   *
   * The day, month or year by which the next is due.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:agencies:
   *
   * The codes of the agencies that took part.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:settings:
   *
   * The codes of the settings whose offers were looked at.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:looked-at:
   *
   * How many plans or offers were looked at.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:met:
   *
   * How many of them were as they should be.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:finding:
   *
   * What was found.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:actions:
   *
   * The codes of the actions of the plan that follow from it.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:nodes:
   *
   * The codes of the nodes of the logic models that it is part of.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalOfferAudit:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_offer_audit_init (BalOfferAudit *self)
{
}
