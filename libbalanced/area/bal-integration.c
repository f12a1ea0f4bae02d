/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-integration.h"

#include "libbalanced/area/bal-arrangement.h"
#include "libbalanced/area/bal-post.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalIntegration:
 *
 * How the agencies of an area work together: what they have arranged, who holds it together, what
 * they share, who pays for what, and what helps or hinders.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1, L2, L3.
 *
 * Since: 0.1
 */
struct _BalIntegration
{
  BalItem parent_instance;
};

struct _BalIntegrationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalIntegration, bal_integration, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "arrangements", BAL_MEMBER_ITEMS, FALSE, bal_arrangement_get_type, .defines = "arrangements" },
  { "posts", BAL_MEMBER_ITEMS, FALSE, bal_post_get_type, .defines = "posts" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_integration_class_init (BalIntegrationClass *klass)
{
  /**
   * BalIntegration:arrangements:
   *
   * What agencies have arranged with each other: a list of
   * [class@Balanced.Arrangement].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:posts:
   *
   * The posts that ties and arrangements rest on: a list of [class@Balanced.Post].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_integration_init (BalIntegration *self)
{
}
