package io.feebridge.messaging.inbox.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The members of one group, as its coordinator knows them. */
public final class GroupMembers {

  private static final Logger log = LoggerFactory.getLogger(GroupMembers.class);
  private static final int TIMEOUT_MS = 3_000;

  private final Admin admin;
  private final String group;

  public GroupMembers(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  /**
   * Ends the membership of a client that could not leave by itself, so that nobody waits for the
   * end of its session.
   *
   * @return false when the coordinator does not answer; true also when it answers that there is no
   *     such member, or that it will not do it
   */
  boolean remove(String instanceId) {
    MemberToRemove member = new MemberToRemove(instanceId);
    RemoveMembersFromConsumerGroupOptions options =
        new RemoveMembersFromConsumerGroupOptions(List.of(member)).timeoutMs(TIMEOUT_MS);
    try {
      admin.removeMembersFromConsumerGroup(group, options).memberResult(member).get();
      return true;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      log.debug("{} of {} was not removed", instanceId, group, e.getCause());
      return !(e.getCause() instanceof RetriableException);
    }
  }
}
